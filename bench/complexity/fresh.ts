import type { Entry } from './entry.ts'

/** Plain functions of each class, none written with the fitter in view. Input: `v` integers, `n` a number, `s` a text. */
export const fresh: readonly Entry[] = [
  // constant
  ['1', 'v', 'f=v=>v[0]+v[v.length-1]'],
  ['1', 'v', 'f=v=>{let s=0;for(let i=0;i<10;i++)s+=v[i%v.length];return s}'],
  ['1', 'n', 'f=n=>n%2===0?"even":"odd"'],
  ['1', 'n', 'f=n=>n*(n+1)/2'],
  ['1', 'v', 'f=v=>Math.max(v[0],v[v.length>>1],v.at(-1))'],
  ['1', 's', 'f=s=>s[0]===s[s.length-1]&&s.length>3'],
  ['1', 'v', 'f=v=>{const c=new Map([["a",1],["b",2]]);c.set("n",v.length);return c.get("n")}'],
  ['1', 'v', 'f=v=>[v[1],v[3],v[2]].sort((a,b)=>a-b)[1]'],
  ['1', 'n', 'f=n=>{const d=new Date(n*1000);return d.getUTCDay()}'],
  ['1', 'v', 'f=v=>v.slice(0,4).map(x=>x*2).reduce((a,b)=>a+b,0)'],
  // log n
  ['log n', 'n', 'f=n=>{let c=0;while(n>1){n=Math.floor(n/2);c++}return c}'],
  ['log n', 'n', 'f=n=>n<1?0:1+f(Math.floor(n/3))'],
  ['log n', 'v', 'f=v=>{let a=0,b=v.length;while(a<b){const m=(a+b)>>1;if(v[m]<-5)b=m;else a=m+1}return a}'],
  ['log n', 'n', 'f=n=>{let s=0;for(let i=1;i<=n;i*=2)s+=i;return s}'],
  [
    'log n',
    'n',
    'f=n=>{const g=(b,e)=>{if(e===0)return 1;const h=g(b,Math.floor(e/2));return (e%2?b:1)*h*h%97};return g(3,n)}',
  ],
  ['log n', 'v', 'f=v=>{const go=(a,b)=>b-a<2?v[a]:go((a+b)>>1,b);return go(0,v.length)}'],
  ['log n', 'n', 'f=n=>{const d=[];while(n>0){d.push(n%2);n=(n-n%2)/2}return d.length}'],
  ['log n', 'v', 'f=v=>{let i=v.length-1,c=0;while(i>0){i=(i-1)>>1;c++}return c}'],
  ['log n', 'n', 'f=n=>{let c=0;for(let i=n;i>=1;i/=1.5)c++;return c}'],
  [
    'log n',
    'n',
    'f=n=>{let lo=0,hi=n;while(lo<hi){const m=Math.floor((lo+hi+1)/2);if(m*7<=n)lo=m;else hi=m-1}return lo}',
  ],
  // sqrt n
  ['sqrt n', 'n', 'f=n=>{let c=0;for(let i=1;i*i<=n;i++)c++;return c}'],
  ['sqrt n', 'n', 'f=n=>{let s=0,k=0;while(s<n){k++;s+=k}return k}'],
  ['sqrt n', 'n', 'f=n=>{const m=n*2+1;let c=0;for(let i=1;i<=Math.sqrt(m);i+=2)if(m%i===0)c++;return c}'],
  [
    'sqrt n',
    'v',
    'f=v=>{const b=Math.floor(Math.sqrt(v.length));let s=0;for(let i=0;i<v.length;i+=b)s+=v[i];return s}',
  ],
  ['sqrt n', 'n', 'f=n=>{const out=[];for(let i=1;i*i<=n;i++){out.push(i);out.push(i*2)}return out.length}'],
  ['sqrt n', 'v', 'f=v=>{let i=0,d=1,s=0;while(i<v.length){s+=v[i];i+=d;d++}return s}'],
  [
    'sqrt n',
    'n',
    'f=n=>{const go=(i)=>i*i>n?0:1+go(i+1);return n<200000?go(1):loop();function loop(){let c=0;for(let i=1;i*i<=n;i++)c++;return c}}',
  ],
  ['sqrt n', 'v', 'f=v=>{const r=Math.floor(Math.sqrt(v.length));return v.slice(0,r).reduce((a,b)=>a+b,0)}'],
  ['sqrt n', 'n', 'f=n=>{let a=0;while((a+1)*(a+1)<=n)a++;return a}'],
  ['sqrt n', 'n', 'f=n=>{let t=0;for(let k=1,step=3,at=1;at<=n;k++){at+=step;step+=2;t+=k}return t}'],
  // n
  ['n', 'v', 'f=v=>v.reduce((a,b)=>a+b,0)'],
  ['n', 'v', 'f=v=>{let m=v[0];for(const x of v)if(x>m)m=x;return m}'],
  ['n', 'v', 'f=v=>new Set(v).size'],
  [
    'n',
    'v',
    'f=v=>{const c=new Map();for(const x of v)c.set(x,(c.get(x)??0)+1);return [...c.values()].length}',
  ],
  ['n', 'v', 'f=v=>v.map(x=>x+1).filter(x=>x%2).length'],
  ['n', 'v', 'f=v=>Math.max(...v)'],
  ['n', 's', 'f=s=>s.split("").reverse().join("")'],
  ['n', 's', 'f=s=>{let i=0,j=s.length-1;while(i<j){if(s[i]===s[j]){i++;j--}else j--}return i}'],
  ['n', 'n', 'f=n=>{let a=0,b=1;for(let i=0;i<n;i++){const t=(a+b)%1009;a=b;b=t}return a}'],
  ['n', 'v', 'f=v=>v.indexOf(-77)'],
  [
    'n',
    'v',
    'f=v=>{const s=[];for(const x of v){while(s.length&&s[s.length-1]<x)s.pop();s.push(x)}return s.length}',
  ],
  [
    'n',
    'v',
    'f=v=>{let a=0,s=0,m=0;for(let b=0;b<v.length;b++){s+=v[b]%5;while(s>12&&a<=b)s-=v[a++]%5;m=Math.max(m,b-a)}return m}',
  ],
  ['n', 's', 'f=s=>s.replaceAll("a","bb").length'],
  // n log n
  ['n log n', 'v', 'f=v=>[...v].sort((a,b)=>a-b)[0]'],
  ['n log n', 'v', 'f=v=>v.toSorted()[0]'],
  [
    'n log n',
    'v',
    'f=v=>{const ms=a=>{if(a.length<2)return a;const m=a.length>>1,l=ms(a.slice(0,m)),r=ms(a.slice(m)),o=[];let i=0,j=0;while(i<l.length||j<r.length)o.push(j>=r.length||(i<l.length&&l[i]<=r[j])?l[i++]:r[j++]);return o};return ms(v)[0]}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{let c=0;for(const x of v){let a=0,b=v.length;while(a<b){const m=(a+b)>>1;if(m*3<x)a=m+1;else b=m}c+=a}return c}',
  ],
  ['n log n', 'v', 'f=v=>{const s=v.map((x,i)=>[x,i]).sort((p,q)=>p[0]-q[0]||p[1]-q[1]);return s[0][1]}'],
  ['n log n', 'n', 'f=n=>{let c=0;for(let i=1;i<=n;i++)for(let j=i;j<=n;j+=i)c++;return c}'],
  ['n log n', 'n', 'f=n=>{let c=0;for(let i=0;i<n;i++)for(let j=1;j<n;j*=2)c++;return c}'],
  [
    'n log n',
    'v',
    'f=v=>{const h=[];for(const x of v){h.push(x);let i=h.length-1;while(i>0){const p=(i-1)>>1;if(h[p]<=h[i])break;[h[p],h[i]]=[h[i],h[p]];i=p}}let s=0;while(h.length){s+=h[0];const l=h.pop();if(!h.length)break;h[0]=l;let i=0;for(;;){let c=2*i+1;if(c>=h.length)break;if(c+1<h.length&&h[c+1]<h[c])c++;if(h[i]<=h[c])break;[h[i],h[c]]=[h[c],h[i]];i=c}}return s}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{const go=(a,b)=>{if(b-a<2)return v[a];let s=0;for(let i=a;i<b;i++)s+=v[i];const m=(a+b)>>1;return s+go(a,m)+go(m,b)};return go(0,v.length)}',
  ],
  ['n log n', 's', 'f=s=>[...s].sort().join("")'],
  [
    'n log n',
    'v',
    'f=v=>{const u=[...new Set(v)].sort((a,b)=>b-a);let g=0;for(let i=1;i<u.length;i++)g=Math.max(g,u[i-1]-u[i]);return g}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{const t=new Array(v.length+1).fill(0);let c=0;v.forEach((x,k)=>{for(let i=k+1;i<t.length;i+=i&-i)t[i]+=1;for(let i=v.length;i>0;i-=i&-i)c+=t[i]});return c}',
  ],
  // n^2
  [
    'n^2',
    'v',
    'f=v=>{let c=0;for(let i=0;i<v.length;i++)for(let j=i+1;j<v.length;j++)if(v[i]+v[j]===9)c++;return c}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const a=[...v];for(let i=0;i<a.length;i++)for(let j=0;j<a.length-1-i;j++)if(a[j]>a[j+1])[a[j],a[j+1]]=[a[j+1],a[j]];return a[0]}',
  ],
  ['n^2', 'v', 'f=v=>{const a=[...v];let s=0;while(a.length)s+=a.shift();return s}'],
  ['n^2', 'v', 'f=v=>v.filter(x=>!v.includes(-x-1)).length'],
  ['n^2', 'v', 'f=v=>v.reduce((a,x)=>[...a,x],[]).length'],
  ['n^2', 'v', 'f=v=>v.reduce((a,x)=>a.concat(x),[]).length'],
  [
    'n^2',
    'v',
    'f=v=>{const go=a=>a.length?a[0]+go(a.slice(1)):0;return v.length<700?go(v):v.map((x,i)=>v.slice(i).length).length}',
  ],
  ['n^2', 'n', 'f=n=>{let c=0;for(let i=0;i<n;i++)for(let j=0;j<n;j+=3)c++;return c}'],
  ['n^2', 's', 'f=s=>{let c=0;for(let i=0;i<s.length;i++)c+=s.slice(i).length;return c}'],
  ['n^2', 'v', 'f=v=>{const o=[];for(const x of v)o.unshift(x);return o[0]}'],
  [
    'n^2',
    'n',
    'f=n=>{const d=Array.from({length:n},()=>new Array(n).fill(0));for(let i=1;i<n;i++)for(let j=1;j<n;j++)d[i][j]=d[i-1][j-1]+1;return d[n-1][n-1]}',
  ],
  // n^2 log n
  ['n^2 log n', 'v', 'f=v=>{let s=0;for(let i=0;i<v.length;i++)s+=v.toSorted((a,b)=>a-b)[i];return s}'],
  [
    'n^2 log n',
    'n',
    'f=n=>{let c=0;for(let i=0;i<n;i++)for(let j=0;j<n;j++)for(let k=1;k<n;k*=2)c++;return c}',
  ],
  [
    'n^2 log n',
    'v',
    'f=v=>{const p=[];for(const a of v)for(const b of v)p.push(a+b);p.sort((x,y)=>x-y);return p[0]}',
  ],
  [
    'n^2 log n',
    'v',
    'f=v=>v.map((x,i)=>{const s=v.slice(0,i+1).sort((a,b)=>a-b);return s[s.length>>1]}).length',
  ],
  [
    'n^2 log n',
    'v',
    'f=v=>{const w=[...v].sort((a,b)=>a-b);let c=0;for(const a of v)for(const b of v){let l=0,h=w.length;while(l<h){const m=(l+h)>>1;if(w[m]<a+b)l=m+1;else h=m}c+=l}return c}',
  ],
  [
    'n^2 log n',
    'n',
    'f=n=>{let c=0;for(let r=0;r<n;r++)for(let i=1;i<=n;i++)for(let j=i;j<=n;j+=i)c++;return c}',
  ],
  ['n^2 log n', 'v', 'f=v=>{const q=[];for(const x of v){q.push(x);q.sort()}return q[0]}'],
  [
    'n^2 log n',
    'n',
    'f=n=>{const go=(b,e)=>e<1?1:go(b,Math.floor(e/2))*b%7;let s=0;for(let i=0;i<n;i++)for(let j=0;j<n;j++)s+=go(i,n);return s}',
  ],
  ['n^2 log n', 'v', 'f=v=>{const g=v.map(()=>v);return g.map(r=>r.toSorted((a,b)=>b-a)[0]).length}'],
  [
    'n^2 log n',
    's',
    'f=s=>{const r=[];for(let i=0;i<s.length;i++)r.push([...s.slice(i),...s.slice(0,i)].sort().join(""));return r.length}',
  ],
  // n^3
  ['n^3', 'n', 'f=n=>{let c=0;for(let i=0;i<n;i++)for(let j=0;j<n;j++)for(let k=0;k<n;k++)c++;return c}'],
  [
    'n^3',
    'v',
    'f=v=>{let c=0;for(let i=0;i<v.length;i++)for(let j=i+1;j<v.length;j++)for(let k=j+1;k<v.length;k++)if(v[i]+v[j]+v[k]===7)c++;return c}',
  ],
  [
    'n^3',
    'v',
    'f=v=>{let m=0;for(let i=0;i<v.length;i++)for(let j=i;j<v.length;j++)m=Math.max(m,v.slice(i,j+1).reduce((a,b)=>a+b,0));return m}',
  ],
  [
    'n^3',
    'n',
    'f=n=>{const a=Array.from({length:n},(_,i)=>Array.from({length:n},(_,j)=>i+j));return a.map(r=>a[0].map((_,j)=>r.reduce((s,x,k)=>s+x*a[k][j],0)))[0][0]}',
  ],
  [
    'n^3',
    's',
    'f=s=>{const o=new Set();for(let i=0;i<s.length;i++)for(let j=i+1;j<=s.length;j++)o.add(s.slice(i,j));return o.size}',
  ],
  [
    'n^3',
    'n',
    'f=n=>{const d=Array.from({length:n},(_,i)=>Array.from({length:n},(_,j)=>(i*j)%9));for(let k=0;k<n;k++)for(let i=0;i<n;i++)for(let j=0;j<n;j++)d[i][j]=Math.min(d[i][j],d[i][k]+d[k][j]);return d[0][n-1]}',
  ],
  ['n^3', 'v', 'f=v=>{let c=0;for(const a of v)for(const b of v)if(!v.includes(-a-b-1))c++;return c}'],
  [
    'n^3',
    'n',
    'f=n=>{const w=[];for(let i=0;i<n;i++){w.push([]);for(let j=0;j<n;j++){w[i]=[...w[i],j]}}return w.length}',
  ],
  [
    'n^3',
    'v',
    'f=v=>{let c=0;for(let g=1;g<=v.length;g++)for(let i=0;i<v.length;i++)for(let j=0;j<=i;j++)c+=v[j]%g;return c}',
  ],
  [
    'n^3',
    's',
    'f=s=>{let b="";for(let i=0;i<s.length;i++)for(let j=i;j<s.length;j++){const t=s.slice(i,j+1);if(t===[...t].reverse().join("")&&t.length>b.length)b=t}return b.length}',
  ],
  // 2^n
  ['2^n', 'n', 'f=n=>n<2?n:f(n-1)+f(n-2)'],
  ['2^n', 'n', 'f=n=>n<1?1:f(n-1)+f(n-1)'],
  ['2^n', 'v', 'f=v=>{let o=[[]];for(const x of v)o=o.concat(o.map(s=>[...s,x]));return o.length}'],
  ['2^n', 'v', 'f=v=>{const go=(i,r)=>i===v.length?Number(r===-1):go(i+1,r-v[i])+go(i+1,r);return go(0,50)}'],
  [
    '2^n',
    'n',
    'f=n=>{const m=[];const h=(k,a,b,c)=>{if(k){h(k-1,a,c,b);m.push(a+b);h(k-1,c,b,a)}};h(n,"a","b","c");return m.length}',
  ],
  [
    '2^n',
    'v',
    'f=v=>{let b=0;for(let m=0;m<2**v.length;m++){let s=0;for(let i=0;i<v.length;i++)if(Math.floor(m/2**i)%2)s+=v[i];b=Math.max(b,s)}return b}',
  ],
  [
    '2^n',
    'v',
    'f=v=>{const p=a=>a.length<2?[a]:a.flatMap((x,i)=>p([...a.slice(0,i),...a.slice(i+1)]).map(r=>[x,...r]));return p(v).length}',
  ],
  [
    '2^n',
    's',
    'f=s=>{const go=(i,c)=>i>=s.length?[c]:[...go(i+1,c),...go(i+1,c+s[i])];return go(0,"").length}',
  ],
  ['2^n', 'n', 'f=n=>{const go=(o,c)=>o+c===2*n?1:(o<n?go(o+1,c):0)+(c<o?go(o,c+1):0);return go(0,0)}'],
  ['2^n', 'n', 'f=n=>n<3?1:f(n-1)+f(n-2)+f(n-3)'],
]
