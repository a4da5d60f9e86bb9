import type { Entry } from '../entry.ts'

/** As in `seen.ts`, written with it and measured only when the method was settled. */
export const heldOut: readonly Entry[] = [
  // constant
  [
    '1',
    'v',
    'f=v=>{let lo=v[0],hi=v[0];for(let i=1;i<v.length;i++){if(v[i]<lo)lo=v[i];if(v[i]>hi)hi=v[i]}return [lo,hi]}',
  ],
  ['1', 'n', 'f=n=>{let steps=0;while(n!==1&&steps<5000){n=n%2===0?n/2:3*n+1;steps++}return steps}'],
  ['1', 'v', 'f=v=>{let c=0,k=null;for(const x of v){if(c===0)k=x;c+=x===k?1:-1}return k}'],
  [
    '1',
    'v',
    'f=v=>{for(let i=0;i<v.length;i++){let m=i;for(let j=i+1;j<v.length;j++)if(v[j]<v[m])m=j;const t=v[i];v[i]=v[m];v[m]=t}return v}',
  ],
  [
    '1',
    's',
    'f=s=>{let best=0,run=0,last="";for(const c of s){run=c===last?run+1:1;last=c;if(run>best)best=run}return best}',
  ],
  ['1', 'v', 'f=v=>{const kept=[];for(const x of v){kept.push(x);if(kept.length>8)kept.shift()}return kept}'],
  [
    '1',
    'v',
    'f=v=>{const g=function*(it,p){for(const x of it)if(p(x))yield x};let n=0;for(const _ of g(g(v,x=>x%2===0),x=>x%3===0))n++;return n}',
  ],
  [
    '1',
    's',
    'f=s=>{const c={};for(const x of s)c[x]=(c[x]??0)+1;return Object.entries(c).sort((a,b)=>b[1]-a[1])[0]}',
  ],
  ['1', 'v', 'f=v=>{let w=0;for(let r=0;r<v.length;r++)if(v[r]%2===0)v[w++]=v[r];v.length=w;return v}'],
  [
    '1',
    'v',
    'f=v=>{const buffer=new Float64Array(64);let t=0;for(let i=0;i<v.length;i++){buffer[i&63]=v[i];if((i&63)===63){let s=0;for(const x of buffer)s+=x;t+=s/64}}return Math.round(t)}',
  ],
  ['1', 'v', 'f=v=>{let t=0;for(const x of v){const {a,b:[c]}={a:x,b:[x+1,x+2]};t+=a+c}return t}'],
  [
    '1',
    'v',
    'f=v=>{let t=0;for(const x of v){const make=y=>{const self=()=>y>0?self:null;return self};t+=make(x)()===null?0:1}return t}',
  ],
  [
    '1',
    'n',
    'f=n=>{let h=5381;for(let i=0;i<n;i++){const s=String(i);h=(h*33+s.charCodeAt(0))%65521}return h}',
  ],
  ['1', 'v', 'f=v=>v.every((x,i)=>i===0||v[i-1]<=x)'],
  [
    '1',
    'v',
    'f=v=>{const bits=new Uint8Array(256);for(const x of v)bits[x&255]++;return bits.reduce((a,b)=>Math.max(a,b),0)}',
  ],
  ['1', 'a', 'f=(a,b)=>{const want=new Set(b);let c=0;for(const x of a)if(want.has(x))c++;return c}'],
  // log n
  ['log n', 'n', 'f=n=>n<10?n:(n%10)+f(Math.floor(n/10))'],
  [
    'log n',
    'v',
    'f=v=>{const sum=(a,b)=>{if(a===b)return v[a];const m=(a+b)>>1;return sum(a,m)+sum(m+1,b)};return sum(0,v.length-1)}',
  ],
  ['log n', 'n', 'f=n=>n.toString(2).split("").map(Number)'],
  ['log n', 'v', 'f=v=>{const go=i=>i>=v.length?0:1+Math.max(go(2*i+1),go(2*i+2));return go(0)}'],
  ['log n', 'n', 'f=n=>{const out=[];for(let p=1;p<=n;p*=2)out.push({power:p});return out}'],
  [
    'log n',
    's',
    'f=s=>{const same=(a,b)=>{if(a>=b)return 1;const m=(a+b)>>1;return same(a,m)+same(m+1,b)};return same(0,s.length-1)}',
  ],
  // square root
  [
    'sqrt n',
    'n',
    'f=n=>{const r=Math.floor(Math.sqrt(n));const seen=new Set();for(let i=0;i<r;i++)seen.add(i*3);return seen.size}',
  ],
  [
    'sqrt n',
    'v',
    'f=v=>{const w=Math.floor(Math.sqrt(v.length));let best=0;for(let i=0;i+w<=v.length;i+=w){const part=v.slice(i,i+w);part.sort((a,b)=>a-b);best=Math.max(best,part[w>>1])}return best}',
  ],
  ['sqrt n', 'n', 'f=n=>{const down=(left,k)=>left<=0?k:down(left-k,k+1);return down(n,1)}'],
  // linear
  ['n', 'v', 'f=v=>v.filter(x=>x%2===0)'],
  ['n', 'v', 'f=v=>v.toSorted((a,b)=>b-a)[0]'],
  [
    'n',
    'v',
    'f=v=>{const at=new Map();for(let i=0;i<v.length;i++){if(at.has(100-v[i]))return [at.get(100-v[i]),i];at.set(v[i],i)}return []}',
  ],
  ['n', 's', 'f=s=>[...s].reverse().join("")'],
  ['n', 's', 'f=s=>{const parts=[];for(let i=0;i<s.length;i++)parts.push(s[i]+"-");return parts.join("")}'],
  ['n', 'v', 'f=v=>{const depth=i=>i>=v.length?0:1+depth(i+1);return depth(0)}'],
  [
    'n',
    'v',
    'f=v=>{const merge=(a,b)=>{const o=[];let i=0,j=0;while(i<a.length&&j<b.length)o.push(a[i]<=b[j]?a[i++]:b[j++]);return o.concat(a.slice(i),b.slice(j))};const sort=w=>w.length<2?w:merge(sort(w.slice(0,w.length>>1)),sort(w.slice(w.length>>1)));return sort(v)}',
  ],
  ['n', 'n', 'f=n=>{const t=[0,1];for(let i=2;i<=n;i++)t.push((t[i-1]+t[i-2])%9973);return t[n]}'],
  ['n', 'n', 'f=n=>Array.from({length:n},(_,i)=>i*i).length'],
  ['n', 'v', 'f=v=>{const left=v.map((_,i)=>Math.max(...v.slice(Math.max(0,i-4),i+1)));return left[0]}'],
  [
    'n',
    'v',
    'f=v=>{const h=[];const push=x=>{h.push(x);let i=h.length-1;while(i>0&&h[(i-1)>>1]>h[i]){const p=(i-1)>>1;[h[p],h[i]]=[h[i],h[p]];i=p}};for(const x of v)push(x);return h[0]}',
  ],
  [
    'n',
    'v',
    'f=v=>{const parent=v.map((_,i)=>i);const find=i=>{while(parent[i]!==i)i=parent[i]=parent[parent[i]];return i};for(let i=1;i<v.length;i++)parent[find(i)]=find(v[i]%v.length);return find(0)}',
  ],
  ['n', 'v', 'f=v=>v.map(x=>({id:x,name:`n${x}`}))'],
  [
    'n',
    's',
    'f=s=>{const stack=[];for(const c of s)if(c<"n")stack.push(c);else stack.pop();return stack.length}',
  ],
  [
    'n',
    's',
    'f=s=>{let out="",i=0;while(i<s.length){let j=i;while(j<s.length&&s[j]===s[i])j++;out+=s[i]+(j-i);i=j}return out}',
  ],
  ['n', 'v', 'f=v=>Object.fromEntries(v.map((x,i)=>[`k${i}`,x])).k0'],
  [
    'n',
    'v',
    'f=v=>{const all=structured(v);function structured(w){return w.map((x,i)=>[i,x])}return all.flat().length}',
  ],
  [
    'n',
    'v',
    'f=v=>{function* walk(a,b){if(a>=b)return;const m=(a+b)>>1;yield* walk(a,m);yield v[m];yield* walk(m+1,b)}return [...walk(0,v.length)].length}',
  ],
  ['n', 'v', 'f=v=>{const q=[...v];let s=0;while(q.length>1){s+=q.shift()}return s}'],
  ['n', 'b', 'f=(a,b)=>a.map(x=>b.filter(y=>y>x)).length'],
  [
    'n',
    'v',
    'f=v=>{const g=new Map();for(const x of v){const k=x%7;if(!g.has(k))g.set(k,[]);g.get(k).push(x)}return [...g.values()].map(w=>w.length)}',
  ],
  [
    'n',
    'v',
    'f=v=>{const sort=(a,b)=>{if(b-a<2)return;const p=v[a];let i=a;for(let j=a+1;j<b;j++)if(v[j]<p){i++;const t=v[i];v[i]=v[j];v[j]=t}v[a]=v[i];v[i]=p;sort(a,i);sort(i+1,b)};sort(0,v.length);return v}',
  ],
  [
    'n',
    'v',
    'f=v=>{const deque=[];const out=[];const w=v.length>>1;for(let i=0;i<v.length;i++){while(deque.length&&v[deque[deque.length-1]]<=v[i])deque.pop();deque.push(i);if(deque[0]<=i-w)deque.shift();if(i>=w-1)out.push(v[deque[0]])}return out}',
  ],
  ['n', 'v', 'f=v=>{const words=v.map(String);words.sort();return words.join(" ").length}'],
  // n log n
  [
    'n log n',
    'v',
    'f=v=>{const versions=[];let w=v.map(x=>x);while(w.length>0){versions.push(v.map((x,i)=>x+i));w=w.slice(0,w.length>>1)}return versions.length}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{let n=1;while(n<v.length)n*=2;const set=(t,a,b,i,x)=>{if(b-a===1)return {x};const m=(a+b)>>1;return i<m?{l:set(t&&t.l,a,m,i,x),r:t&&t.r}:{l:t&&t.l,r:set(t&&t.r,m,b,i,x)}};const all=[];let t=null;for(let i=0;i<v.length;i++){t=set(t,0,n,(i*7)%n,v[i]);all.push(t)}return all.length}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{const out=[];for(let i=0;i<v.length;i++)for(let j=i+1;j<=v.length;j+=j&-j)out.push(j);for(let i=v.length;i>0;i--)for(let k=1;k<v.length;k*=2)out.push(k);return out.length}',
  ],
  // quadratic
  ['n^2', 'v', 'f=v=>v.map(x=>v.map(y=>x*y)).length'],
  [
    'n^2',
    's',
    'f=s=>{const t=[new Array(s.length+1).fill(0)];for(let i=1;i<=s.length;i++){t.push([0]);for(let j=1;j<=s.length;j++)t[i][j]=s[i-1]===s[s.length-j]?t[i-1][j-1]+1:Math.max(t[i-1][j],t[i][j-1])}return t[s.length][s.length]}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const memo={};const go=(i,k)=>{if(i===v.length)return k%2;const key=i+","+k;if(memo[key]!==undefined)return memo[key];return memo[key]=(go(i+1,k)+go(i+1,k+1))%97};return go(0,0)}',
  ],
  ['n^2', 'v', 'f=v=>{const all=[];let so=[];for(const x of v){so=[...so,x];all.push(so)}return all.length}'],
  [
    'n^2',
    'n',
    'f=n=>{const rows=[[1]];for(let i=1;i<n;i++){const p=rows[i-1];const r=[1];for(let j=1;j<i;j++)r.push((p[j-1]+p[j])%10007);r.push(1);rows.push(r)}return rows.length}',
  ],
  ['n^2', 'n', 'f=n=>{const grid=new Int32Array(n*n);for(let i=0;i<n;i++)grid[i*n+i]=i;return grid[n]}'],
  [
    'n^2',
    'v',
    'f=v=>{const near=v.map(()=>new Set());for(let i=0;i<v.length;i++)for(let j=0;j<v.length;j++)if(i!==j)near[i].add(j);return near[0].size}',
  ],
  // beyond
  [
    'n^3',
    'v',
    'f=v=>{const n=v.length;const t=Array.from({length:n},()=>Array.from({length:n},()=>new Array(n).fill(0)));for(let i=0;i<n;i++)t[i][i][i]=v[i];return t.length}',
  ],
  [
    'n^3',
    'v',
    'f=v=>{const out=[];for(let i=0;i<v.length;i++)for(let j=i;j<v.length;j++)out.push(v.slice(i,j+1));return out.length}',
  ],
  ['2^n', 'n', 'f=n=>{let w=[""];for(let i=0;i<n;i++)w=w.flatMap(x=>[x+"0",x+"1"]);return w.length}'],
  [
    '2^n',
    'v',
    'f=v=>{const out=[];const go=(i,part)=>{if(i===v.length){out.push([...part]);return}go(i+1,part);part.push(v[i]);go(i+1,part);part.pop()};go(0,[]);return out.length}',
  ],
  ['n', 'n', 'f=n=>{const go=k=>k<2?1:go(k-1)+go(k-2);return go(n)}'],
]
