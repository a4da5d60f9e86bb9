import type { Entry } from '../entry.ts'

/**
 * Functions of a space class that their author knows, looked at while the method was chosen: what is held at most beyond
 * the input, the result included, whatever way the input is arranged.
 */
export const seen: readonly Entry[] = [
  // constant
  ['1', 'v', 'f=v=>{let s=0;for(const x of v)s+=x;return s}'],
  ['1', 'n', 'f=n=>{let a=n,b=Math.floor(n/3)+7;while(b>0){[a,b]=[b,a%b]}return a}'],
  ['1', 'v', 'f=v=>{for(let i=0,j=v.length-1;i<j;i++,j--){const t=v[i];v[i]=v[j];v[j]=t}return v}'],
  [
    '1',
    'v',
    'f=v=>{for(let i=1;i<v.length;i++){const x=v[i];let j=i;while(j>0&&v[j-1]>x){v[j]=v[j-1];j--}v[j]=x}return v}',
  ],
  ['1', 's', 'f=s=>{for(let i=0,j=s.length-1;i<j;i++,j--)if(s[i]!==s[j])return false;return true}'],
  [
    '1',
    'v',
    'f=v=>{const best=[];for(const x of v){best.push(x);best.sort((a,b)=>b-a);if(best.length>3)best.pop()}return best}',
  ],
  [
    '1',
    'v',
    'f=v=>{function* twice(){for(const x of v)yield 2*x}let s=0;for(const x of twice())s+=x;return s}',
  ],
  ['1', 'v', 'f=v=>{const c=new Map();for(const x of v)c.set(x%10,(c.get(x%10)??0)+1);return [...c]}'],
  [
    '1',
    'v',
    'f=v=>{const n=v.length;const sift=(i,m)=>{for(;;){let c=2*i+1;if(c>=m)return;if(c+1<m&&v[c+1]>v[c])c++;if(v[c]<=v[i])return;const t=v[c];v[c]=v[i];v[i]=t;i=c}};for(let i=n>>1;i>=0;i--)sift(i,n);for(let m=n-1;m>0;m--){const t=v[0];v[0]=v[m];v[m]=t;sift(0,m)}return v}',
  ],
  [
    '1',
    'v',
    'f=v=>{const ring=new Array(16).fill(0);let at=0,best=0,sum=0;for(const x of v){sum+=x-ring[at];ring[at]=x;at=(at+1)%16;if(sum>best)best=sum}return best}',
  ],
  [
    '1',
    'v',
    'f=v=>{let t=0;for(let i=0;i+3<=v.length;i++){const w=v.slice(i,i+3);t+=Math.max(...w)}return t}',
  ],
  ['1', 'v', 'f=v=>{let t=0;for(const x of v){const a={x};const b={a};a.b=b;t+=b.a.x}return t}'],
  ['1', 'v', 'f=v=>{let t=0;for(const x of v){const s=`${x}:${t%100}`;t+=s.length}return t}'],
  ['1', 'v', 'f=v=>v.some(x=>x<0)'],
  [
    '1',
    's',
    'f=s=>{const seen=new Array(26).fill(0);for(let i=0;i<s.length;i++)seen[s.charCodeAt(i)-97]++;return Math.max(...seen)}',
  ],
  ['1', 'n', 'f=n=>{let a=0,b=1;for(let i=0;i<n;i++){const c=(a+b)%1000007;a=b;b=c}return a}'],
  // log n
  ['log n', 'n', 'f=n=>n<1?0:1+f(Math.floor(n/2))'],
  [
    'log n',
    'v',
    'f=v=>{const find=(x,a,b)=>{if(a>=b)return a;const m=(a+b)>>1;return v[m]<x?find(x,m+1,b):find(x,a,m)};return find(v[3],0,v.length)}',
  ],
  ['log n', 'n', 'f=n=>{const d=[];while(n>0){d.push(n%2);n=Math.floor(n/2)}return d}'],
  [
    'log n',
    'v',
    'f=v=>{const go=(a,b)=>{if(b-a===1)return v[a];const m=(a+b)>>1;return Math.max(go(a,m),go(m,b))};return go(0,v.length)}',
  ],
  [
    'log n',
    'v',
    'f=v=>{const sort=(a,b)=>{while(b-a>1){const p=v[(a*7+b*5)%(b-a)+a];let i=a,j=b-1;while(i<=j){while(v[i]<p)i++;while(v[j]>p)j--;if(i<=j){const t=v[i];v[i]=v[j];v[j]=t;i++;j--}}if(j-a<b-i){sort(a,j+1);a=i}else{sort(i,b);b=j+1}}};sort(0,v.length);return v}',
  ],
  [
    'log n',
    'n',
    'f=n=>{const p=(b,e)=>{if(e===0)return 1;const h=p(b,Math.floor(e/2));return e%2?b*h*h%97:h*h%97};return p(3,n)}',
  ],
  // square root
  ['sqrt n', 'n', 'f=n=>{const out=[];for(let i=1;i*i<=n;i++)out.push(i*i);return out}'],
  [
    'sqrt n',
    'v',
    'f=v=>{const b=Math.ceil(Math.sqrt(v.length));const sums=new Array(b).fill(0);for(let i=0;i<v.length;i++)sums[Math.floor(i/b)]+=v[i];return sums}',
  ],
  ['sqrt n', 'n', 'f=n=>{const go=i=>i*i>n?0:1+go(i+1);return go(1)}'],
  // linear
  ['n', 'v', 'f=v=>v.map(x=>x*2)'],
  ['n', 'v', 'f=v=>[...v].sort((a,b)=>a-b)'],
  ['n', 'v', 'f=v=>new Set(v).size'],
  ['n', 'v', 'f=v=>{const c=new Map();for(const x of v)c.set(x,(c.get(x)??0)+1);return c.size}'],
  ['n', 'v', 'f=v=>{const c={};for(const x of v)c[x]=true;return Object.keys(c).length}'],
  ['n', 'v', 'f=v=>{const go=i=>i===v.length?0:v[i]+go(i+1);return go(0)}'],
  ['n', 's', 'f=s=>s.split("").reverse().join("")'],
  ['n', 's', 'f=s=>{let out="";for(let i=s.length-1;i>=0;i--)out+=s[i];return out}'],
  [
    'n',
    'v',
    'f=v=>{const sums=[0];for(const x of v)sums.push(sums[sums.length-1]+x);return sums[v.length>>1]}',
  ],
  [
    'n',
    'n',
    'f=n=>{const p=new Uint8Array(n+1);let c=0;for(let i=2;i<=n;i++){if(p[i])continue;c++;for(let j=i*i;j<=n;j+=i)p[j]=1}return c}',
  ],
  [
    'n',
    'n',
    'f=n=>{const memo=new Map();const fib=k=>{if(k<2)return k;if(memo.has(k))return memo.get(k);const r=(fib(k-1)+fib(k-2))%9973;memo.set(k,r);return r};return fib(n)}',
  ],
  [
    'n',
    'v',
    'f=v=>{let head=null;for(const x of v)head={x,next:head};let s=0;for(let p=head;p;p=p.next)s+=p.x;return s}',
  ],
  [
    'n',
    'v',
    'f=v=>{const stack=[],out=new Array(v.length).fill(-1);for(let i=0;i<v.length;i++){while(stack.length&&v[stack[stack.length-1]]<v[i])out[stack.pop()]=i;stack.push(i)}return out}',
  ],
  [
    'n',
    'v',
    'f=v=>{const stack=[];let best=0;for(const x of v){while(stack.length&&stack[stack.length-1]<=x)stack.pop();stack.push(x);if(stack.length>best)best=stack.length}return best}',
  ],
  ['n', 'v', 'f=v=>JSON.stringify(v).length'],
  ['n', 'v', 'f=v=>v.reduce((all,x)=>[...all,x],[]).length'],
  ['n', 'v', 'f=v=>v.map(x=>()=>x).reduce((s,g)=>s+g(),0)'],
  [
    'n',
    's',
    'f=s=>{const root={};let at=root;for(const c of s){at[c]={};at=at[c]}return Object.keys(root).length}',
  ],
  [
    'n',
    'v',
    'f=v=>{const q=[0];let s=0;for(let h=0;h<q.length;h++){const i=q[h];s+=v[i];for(const c of [2*i+1,2*i+2])if(c<v.length)q.push(c)}return s}',
  ],
  [
    'n',
    'a',
    'f=(a,b)=>{let row=new Array(a.length+1).fill(0);for(const y of b){const next=[0];for(let i=1;i<=a.length;i++)next[i]=a[i-1]===y?row[i-1]+1:Math.max(row[i],next[i-1]);row=next}return row[a.length]}',
  ],
  [
    'n',
    'v',
    'f=v=>{class Node{constructor(x){this.x=x;this.left=null;this.right=null}}const go=(a,b)=>{if(a>=b)return null;const m=(a+b)>>1;const n=new Node(v[m]);n.left=go(a,m);n.right=go(m+1,b);return n};return go(0,v.length).x}',
  ],
  ['n', 'v', 'f=v=>{const copy=v.slice();copy.sort();return copy[0]}'],
  ['n', 'v', 'f=async v=>{const all=await Promise.all(v.map(async x=>x+1));return all.length}'],
  ['n', 'v', 'f=v=>{const out=[];for(let i=0;i<v.length;i+=4)out.push(v.slice(i,i+4));return out}'],
  // n log n
  [
    'n log n',
    'v',
    'f=v=>{const levels=[v.slice()];for(let w=1;2*w<=v.length;w*=2){const p=levels[levels.length-1];levels.push(p.slice(0,p.length-w).map((x,i)=>Math.min(x,p[i+w])))}return levels.length}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{const go=(a,b)=>{const m=(a+b)>>1;return b-a<=1?{all:v.slice(a,b)}:{all:v.slice(a,b).sort((x,y)=>x-y),left:go(a,m),right:go(m,b)}};return go(0,v.length).all.length}',
  ],
  [
    'n log n',
    'v',
    'f=v=>{const k=Math.ceil(Math.log2(v.length+1));const up=[];for(let j=0;j<k;j++)up.push(new Array(v.length).fill(0));for(let i=1;i<v.length;i++)up[0][i]=(i-1)>>1;for(let j=1;j<k;j++)for(let i=0;i<v.length;i++)up[j][i]=up[j-1][up[j-1][i]];return up[k-1][0]}',
  ],
  // quadratic
  [
    'n^2',
    'v',
    'f=v=>{const t=[];for(let i=0;i<v.length;i++){t.push(new Array(v.length).fill(0));for(let j=0;j<i;j++)t[i][j]=v[i]-v[j]}return t[1][0]}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const out=[];for(let i=0;i<v.length;i++)for(let j=i+1;j<v.length;j++)out.push([v[i],v[j]]);return out.length}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const memo=new Map();const go=(i,j)=>{if(i>=j)return 0;const k=i*10000+j;if(memo.has(k))return memo.get(k);const r=Math.max(v[i]-go(i+1,j),v[j]-go(i,j-1));memo.set(k,r);return r};return go(0,v.length-1)}',
  ],
  ['n^2', 's', 'f=s=>{const out=[];for(let i=1;i<=s.length;i++)out.push(s.slice(0,i));return out.length}'],
  ['n^2', 'v', 'f=v=>{const all=[];for(let i=0;i<v.length;i++)all.push(v.slice(i));return all.length}'],
  [
    'n^2',
    's',
    'f=s=>{const n=s.length;const t=Array.from({length:n},()=>new Uint8Array(n));let best=1;for(let i=n-1;i>=0;i--)for(let j=i;j<n;j++)if(s[i]===s[j]&&(j-i<2||t[i+1][j-1])){t[i][j]=1;best=Math.max(best,j-i+1)}return best}',
  ],
  [
    'n^2',
    'v',
    'f=v=>{const s=new Set();for(let i=0;i<v.length;i++)for(let j=0;j<i;j++)s.add(i*v.length+j);return s.size}',
  ],
  // beyond
  [
    'n^3',
    'v',
    'f=v=>{const n=v.length;const out=[];for(let i=0;i<n;i++)for(let j=0;j<i;j++)for(let k=0;k<j;k++)out.push(i+j+k);return out.length}',
  ],
  [
    'n^3',
    's',
    'f=s=>{const all=[];for(let i=0;i<s.length;i++)for(let j=i+1;j<=s.length;j++)all.push(s.slice(i,j));return all.length}',
  ],
  ['2^n', 'v', 'f=v=>{let all=[[]];for(const x of v)all=[...all,...all.map(a=>[...a,x])];return all.length}'],
  [
    'n',
    'v',
    'f=v=>{let c=0;const go=(i,s)=>{if(i===v.length){if(s%7===0)c++;return}go(i+1,s);go(i+1,s+v[i])};go(0,0);return c}',
  ],
]
