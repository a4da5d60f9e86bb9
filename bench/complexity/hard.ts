import type { Entry } from './entry.ts'

/**
 * Functions that hide their class: large constants of a lower term, inputs on which only one arrangement is slow, work
 * inside texts and patterns. `a` and `b` are two sizes, of which the named one grows and the other stays at 24.
 */
export const hard: readonly Entry[] = [
  // masked constants
  ['n', 'v', 'f=v=>{let s=0;for(let k=0;k<400;k++)s+=k;for(const x of v)s+=x;return s}'],
  ['n', 'v', 'f=v=>{let s=0;for(let k=0;k<20;k++)for(const x of v)s+=x*k;return s}'],
  [
    'n log n',
    'v',
    'f=v=>{let s=0;for(let k=0;k<10;k++)for(const x of v)s+=x*k;return s+[...v].sort((a,b)=>a-b)[0]}',
  ],
  ['n log n', 'v', 'f=v=>{let s=0;for(let k=0;k<300;k++)s+=k;return s+v.toSorted((a,b)=>a-b)[0]}'],
  [
    'n^2',
    'v',
    'f=v=>{let s=0;for(let k=0;k<50;k++)for(const x of v)s+=x;for(const a of v)for(const b of v)s+=a*b;return s}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const w=[...v].sort((a,b)=>a-b);let c=0;for(let i=0;i<w.length;i++)for(let j=i+1;j<w.length;j++)c+=w[j]-w[i];return c}',
  ],
  [
    'n^2',
    'n',
    'f=n=>{let c=0;for(let k=0;k<2000;k++)c++;for(let i=0;i<n;i++)for(let j=0;j<i;j++)c++;return c}',
  ],
  [
    'n^3',
    'n',
    'f=n=>{let c=0;for(let k=0;k<10;k++)for(let i=0;i<n;i++)for(let j=0;j<n;j++)c++;for(let i=0;i<n;i++)for(let j=0;j<i;j++)for(let k=0;k<j;k++)c++;return c}',
  ],
  ['log n', 'n', 'f=n=>{let c=0;for(let k=0;k<60;k++)c++;while(n>1){n/=2;c++}return c}'],
  ['sqrt n', 'n', 'f=n=>{let c=0;for(let k=0;k<100;k++)c++;for(let i=1;i*i<=n;i++)c++;return c}'],
  ['sqrt n', 'n', 'f=n=>{let c=0;for(let k=n;k>1;k/=2)c++;for(let i=1;i*i<=n;i++)c++;return c}'],
  [
    'n',
    'n',
    'f=n=>{let c=0;for(let i=1;i*i<=n;i++)for(let k=0;k<8;k++)c++;for(let i=0;i<n;i++)c++;return c}',
  ],
  ['1', 'v', 'f=v=>{let s=0;for(let k=0;k<1000;k++)s+=v[k%v.length];return s}'],
  [
    'n^2 log n',
    'v',
    'f=v=>{let s=0;for(let k=0;k<8;k++)for(const a of v)for(const b of v)s+=a*b;for(const x of v)s+=v.toSorted((a,b)=>a-b)[0];return s}',
  ],
  [
    'n',
    'v',
    'f=v=>{const g=v.reduce((m,x)=>{(m[x%10]??=[]).push(x);return m},{});return Object.keys(g).length}',
  ],
  // one arrangement only
  [
    'n^2',
    'v',
    'f=v=>{const a=[...v];for(let i=1;i<a.length;i++){const x=a[i];let j=i;while(j>0&&a[j-1]>x){a[j]=a[j-1];j--}a[j]=x}return a[0]}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const w=[v],o=[];while(w.length){const a=w.pop();if(a.length<2){o.push(...a);continue}const[p,...r]=a;w.push(r.filter(x=>x>=p),[p],r.filter(x=>x<p))}return o[0]}',
  ],
  ['n^2', 'v', 'f=v=>{const s=[];for(const x of v)if(!s.includes(x))s.push(x);return s.length}'],
  [
    'n^2',
    'v',
    'f=v=>{let c=0;for(let i=0;i<v.length;i++)for(let j=i+1;j<v.length&&v[j]>=v[i];j++)c++;return c}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const o=[];for(const x of v){let i=0;while(i<o.length&&o[i]<x)i++;o.splice(i,0,x)}return o[0]}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{let t=null;const put=(r,x)=>{let at=r;for(;;){const k=x<at.x?"l":"r";if(!at[k]){at[k]={x};return}at=at[k]}};for(const x of v)t?put(t,x):(t={x});return t.x}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const a=[...v];let done=false;while(!done){done=true;for(let i=1;i<a.length;i++)if(a[i-1]>a[i]){[a[i-1],a[i]]=[a[i],a[i-1]];done=false}}return a[0]}',
  ],
  ['n', 'v', 'f=v=>{let i=1;while(i<v.length&&v[i]===v[i-1])i++;return i}'],
  ['n', 'v', 'f=v=>v.every((x,i)=>i===0||v[i-1]<=x)'],
  ['n', 'v', 'f=v=>v.findIndex((x,i)=>i>0&&x!==v[i-1])'],
  [
    'n^3',
    'v',
    'f=v=>{let c=0;for(let i=0;i<v.length;i++)for(let j=i;j<v.length;j++)if(v[i]===v[j])for(let k=i;k<j;k++)c+=v[k];return c}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const m=new Map();for(const x of v){const l=m.get(x)??[];m.set(x,[...l,x])}return m.size}',
  ],
  // two sizes
  ['n', 'a', 'f=(a,b)=>{const s=new Set(b);return a.filter(x=>s.has(x)).length}'],
  ['n', 'b', 'f=(a,b)=>{const s=new Set(b);return a.filter(x=>s.has(x)).length}'],
  ['n', 'a', 'f=(a,b)=>a.filter(x=>b.includes(x)).length'],
  ['n', 'b', 'f=(a,b)=>a.filter(x=>b.includes(x)).length'],
  [
    'n',
    'a',
    'f=(a,b)=>{const o=[];let i=0,j=0;while(i<a.length||j<b.length)o.push(j>=b.length||(i<a.length&&a[i]<=b[j])?a[i++]:b[j++]);return o.length}',
  ],
  ['n log n', 'a', 'f=(a,b)=>[...a].sort((x,y)=>x-y).concat(b).length'],
  [
    'n log n',
    'b',
    'f=(a,b)=>{const w=[...b].sort((x,y)=>x-y);return a.map(x=>{let l=0,h=w.length;while(l<h){const m=(l+h)>>1;if(w[m]<x)l=m+1;else h=m}return l}).length}',
  ],
  [
    'n',
    'a',
    'f=(a,b)=>{const w=[...b].sort((x,y)=>x-y);return a.map(x=>{let l=0,h=w.length;while(l<h){const m=(l+h)>>1;if(w[m]<x)l=m+1;else h=m}return l}).length}',
  ],
  ['n^2', 'a', 'f=(a,b)=>{let c=0;for(const x of a)for(const y of a)if(x+y===b[0])c++;return c}'],
  ['n', 'b', 'f=(a,b)=>{let c=0;for(const x of a)for(const y of a)for(const z of b)if(x+y===z)c++;return c}'],
  [
    'n^2',
    'a',
    'f=(a,b)=>{let c=0;for(const x of a)for(const y of a)for(const z of b)if(x+y===z)c++;return c}',
  ],
  [
    'n',
    'a',
    'f=(a,b)=>{const d=b.map(()=>0);for(const x of a)for(let j=1;j<b.length;j++)d[j]=Math.max(d[j-1],d[j]+(x===b[j]?1:0));return d.at(-1)}',
  ],
  [
    'log n',
    'b',
    'f=(a,b)=>a.map(x=>{let l=0,h=b.length;while(l<h){const m=(l+h)>>1;if(m<x)l=m+1;else h=m}return l}).length',
  ],
  ['1', 'b', 'f=(a,b)=>a.reduce((s,x)=>s+x,0)+b[0]'],
  // texts
  ['n', 's', 'f=s=>{let o="";for(const c of s)o+=c.toUpperCase();return o.length}'],
  ['n^2', 's', 'f=s=>{let o=s,c=0;while(o.length){o=o.slice(1);c++}return c}'],
  ['n', 's', 'f=s=>s.split(" ").map(w=>w.trim()).join("-").length'],
  ['n^2', 's', 'f=s=>{let o=[];for(const c of s)o=[...o,c];return o.join("").length}'],
  [
    'n',
    's',
    'f=s=>{const p=[0];for(let i=1,k=0;i<s.length;i++){while(k&&s[i]!==s[k])k=p[k-1];if(s[i]===s[k])k++;p[i]=k}return p.at(-1)}',
  ],
  [
    'n^2',
    's',
    'f=s=>{let b=0;const g=(l,r)=>{while(l>=0&&r<s.length&&s[l]===s[r]){l--;r++}b=Math.max(b,r-l-1)};for(let i=0;i<s.length;i++){g(i,i);g(i,i+1)}return b}',
  ],
  [
    'n',
    's',
    'f=s=>{const seen=new Map();let a=0,m=0;for(let b=0;b<s.length;b++){if((seen.get(s[b])??-1)>=a)a=seen.get(s[b])+1;seen.set(s[b],b);m=Math.max(m,b-a)}return m}',
  ],
  ['n^2', 's', 'f=s=>{let c=0;for(const x of s)c+=s.split(x).length;return c}'],
  ['n', 's', 'f=s=>JSON.parse(JSON.stringify({s})).s.length'],
  ['n log n', 's', 'f=s=>s.split("").map((c,i)=>c+i%7).sort((a,b)=>a<b?-1:1).length'],
  ['n^2', 's', 'f=s=>{let o=s;for(let i=0;i<s.length;i++)o=o.replace("a","b");return o.length}'],
  ['n', 's', 'f=s=>{const h=[];for(const c of s){if(h.at(-1)===c)h.pop();else h.push(c)}return h.length}'],
  // patterns
  ['n', 's', 'f=s=>s.replace(/a/g,"bb").length'],
  ['n', 's', 'f=s=>(s.match(/[a-c]+/g)??[]).length'],
  ['n', 's', 'f=s=>s.split(/\\s+/).length'],
  ['n', 's', 'f=s=>{const r=/b+/g;let c=0;while(r.exec(s))c++;return c}'],
  ['n', 's', 'f=s=>[...s.matchAll(/(\\w)/g)].length'],
  ['n^2', 's', 'f=s=>{let o=s,c=0;while(/^./.test(o)){o=o.replace(/^./,"");c++}return c}'],
  ['n', 's', 'f=s=>s.search(/zq/)+/zz$/.test(s)'],
  ['n^2', 's', 'f=s=>{let c=0;for(let i=0;i<s.length;i++)if(/zq/.test(s))c++;return c}'],
]
