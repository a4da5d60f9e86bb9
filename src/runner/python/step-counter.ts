/**
 * Counts a program's steps in Python by the policy of `charging-policy.ts`: it rewrites the syntax tree so that turns of
 * loops, calls and literals are charged, and builtins by the documented cost of what they do. Fixed text, put before a
 * program as its own, so that the interpreter's image stays what it is; what it needs was loaded into that image. The
 * names of its hooks stand nowhere in the program, and a program that changes them is told as one that makes code from
 * text. Long because it is one text.
 */
export const pythonStepCounter = String.raw`import sys

ast, bisect, collections, copy, functools, heapq, itertools, json, math, random, re, types = (
    sys.modules[name]
    for name in ('ast', 'bisect', 'collections', 'copy', 'functools', 'heapq', 'itertools', 'json', 'math', 'random', 're',
                 'types')
)
FILE = 'program.py'
LISTS = (list, tuple, collections.deque)
SETS = (set, frozenset, dict)
SIZED = LISTS + SETS + (str, bytes, bytearray, range, type({}.keys()), type({}.values()), type({}.items()))
VALUES = type({}.values())
SCALARS = (str, int, float, complex, bool, type(None))


class OutOfSteps(BaseException):
    pass


def counter_of(budget):
    """Hooks over one budget, and what they add up to."""
    left = budget
    sums = [0]
    seen = {'pattern': False, 'text': False}

    def step(site):
        nonlocal left
        sums[site] += 1
        left -= 1
        if left < 0:
            raise OutOfSteps

    def charge(site, steps):
        nonlocal left
        if steps > 0:
            sums[site] += steps
            left -= steps
            if left < 0:
                raise OutOfSteps

    def each(site, iterable):
        for one in iterable:
            step(site)
            yield one

    def fed(site, iterable):
        """What a builtin goes through: charged by its size, or element by element where it has none."""
        if isinstance(iterable, SIZED):
            charge(site, len(iterable))
            return iterable
        return each(site, iterable) if hasattr(iterable, '__iter__') or hasattr(iterable, '__next__') else iterable

    def sorting(site, length):
        charge(site, length if length < 2 else length * (length - 1).bit_length())

    def halving(site, length):
        charge(site, max(1, length.bit_length()))

    # Functions, by identity: each rule gets the site, the function and its arguments.
    def consumes(at=0):
        def rule(site, f, given, named):
            if len(given) > at:
                given = given[:at] + (fed(site, given[at]),) + given[at + 1:]
            return f(*given, **named)
        return rule

    def extreme(site, f, given, named):
        if len(given) > 1:
            charge(site, len(given))
        elif given:
            given = (fed(site, given[0]),)
        return f(*given, **named)

    def summed(site, f, given, named):
        """Lists are added by copying what there is so far."""
        start = given[1] if len(given) > 1 else named.get('start', 0)
        if not isinstance(start, (list, tuple)) or not given:
            return consumes()(site, f, given, named)

        def copied_each(so_far):
            for one in given[0]:
                so_far += len(one) if isinstance(one, (list, tuple)) else 1
                charge(site, so_far)
                yield one
        return f(copied_each(len(start)), *given[1:], **named)

    def passes_over(site, f, given, named):
        if len(given) > 2 and isinstance(given[1], int):
            charge(site, given[1])
        return f(*given, **named)

    def ordered(site, f, given, named):
        values = list(each_or_all(site, given[0]))
        sorting(site, len(values))
        return f(values, *given[1:], **named)

    def each_or_all(site, iterable):
        return iterable if isinstance(iterable, SIZED) else each(site, iterable)

    def filled(site, f, given, named):
        if given and isinstance(given[0], int):
            charge(site, given[0])
            return f(*given, **named)
        return consumes()(site, f, given, named)

    def shown(site, f, given, named):
        result = f(*given, **named)
        if given and not isinstance(given[0], SCALARS):
            charge(site, len(result))
        return result

    def on_heap(site, f, given, named):
        halving(site, len(given[0]))
        return f(*given, **named)

    def best_of(site, f, given, named):
        values = list(fed(site, given[1]))
        charge(site, len(values) * max(1, given[0].bit_length()))
        return f(given[0], values, *given[2:], **named)

    def inserted(site, f, given, named):
        charge(site, len(given[0]))
        return f(*given, **named)

    def copied(site, f, given, named):
        if given and isinstance(given[0], SIZED):
            charge(site, len(given[0]))
        return f(*given, **named)

    def with_pattern(site, f, given, named):
        seen['pattern'] = True
        charge(site, sum(len(one) for one in given if isinstance(one, (str, bytes))))
        return f(*given, **named)

    def from_text(site, f, given, named):
        seen['text'] = True
        return f(*given, **named)

    rules = {exec: from_text, eval: from_text, compile: from_text, sorted: ordered, functools.reduce: consumes(1), sum: summed,
             itertools.islice: passes_over}
    for f in (list, tuple, set, frozenset, dict, any, all, dict.fromkeys, collections.Counter, collections.deque,
              collections.OrderedDict, math.prod, math.fsum):
        rules[f] = consumes()
    rules.update({min: extreme, max: extreme, bytes: filled, bytearray: filled, str: shown, repr: shown})
    for f in (heapq.heappush, heapq.heappop, heapq.heapreplace, heapq.heappushpop, bisect.bisect, bisect.bisect_left,
              bisect.bisect_right):
        rules[f] = on_heap
    for f in (bisect.insort, bisect.insort_left, bisect.insort_right, heapq.heapify, random.shuffle):
        rules[f] = inserted
    rules.update({heapq.nlargest: best_of, heapq.nsmallest: best_of, copy.copy: copied, copy.deepcopy: copied})
    for f in (re.match, re.search, re.fullmatch, re.findall, re.finditer, re.sub, re.subn, re.split):
        rules[f] = with_pattern

    def function(site, f):
        """The function itself, or one that charges first."""
        try:
            rule = rules.get(f)
        except TypeError:
            return f
        return f if rule is None else lambda *given, **named: rule(site, f, given, named)

    # Methods, by the owner's type: each rule gets the site, the owner, the bound method and its arguments.
    def by_length(site, owner, bound, given, named):
        charge(site, len(owner))
        return bound(*given, **named)

    def by_result(site, owner, bound, given, named):
        result = bound(*given, **named)
        charge(site, len(result))
        return result

    def by_arguments(site, owner, bound, given, named):
        return bound(*(fed(site, one) for one in given), **named)

    def by_both(site, owner, bound, given, named):
        charge(site, len(owner))
        return by_arguments(site, owner, bound, given, named)

    def taken(site, owner, bound, given, named):
        if given:
            charge(site, len(owner) - 1 - (given[0] if given[0] >= 0 else len(owner) + given[0]))
        return bound(*given, **named)

    def put_in(site, owner, bound, given, named):
        charge(site, len(owner) - (given[0] if given[0] >= 0 else max(0, len(owner) + given[0])))
        return bound(*given, **named)

    def looked_for(site, owner, bound, given, named):
        try:
            found = bound(*given, **named)
        except ValueError:
            charge(site, len(owner))
            raise
        charge(site, len(owner) if found < 0 else found + 1)
        return found

    def sorts(site, owner, bound, given, named):
        sorting(site, len(owner))
        return bound(*given, **named)

    def joined(site, owner, bound, given, named):
        parts = list(fed(site, given[0]))
        result = bound(parts)
        charge(site, len(result))
        return result

    def begins(site, owner, bound, given, named):
        charge(site, min(len(owner), len(given[0])) if isinstance(given[0], str) else len(owner))
        return bound(*given, **named)

    def turned(site, owner, bound, given, named):
        charge(site, abs(given[0]) if given else 1)
        return bound(*given, **named)

    def patterned(site, owner, bound, given, named):
        return with_pattern(site, bound, given, named)

    def named_rules(rule, names):
        return {name: rule for name in names.split()}

    of_list = {
        'pop': taken, 'insert': put_in, 'index': looked_for, 'sort': sorts, 'extend': by_arguments, 'extendleft': by_arguments,
        **named_rules(by_length, 'remove count reverse copy clear'),
    }
    of_text = {
        'join': joined, 'startswith': begins, 'endswith': begins,
        **named_rules(looked_for, 'find index rfind rindex'),
        **named_rules(by_length, 'split rsplit splitlines strip lstrip rstrip upper lower title swapcase casefold '
                                 'capitalize encode decode partition rpartition count isalpha isdigit isalnum isspace '
                                 'isupper islower isnumeric isdecimal istitle removeprefix removesuffix'),
        **named_rules(by_result, 'replace translate zfill ljust rjust center format'),
    }
    of_dict = {'update': by_arguments, **named_rules(by_length, 'copy clear')}
    of_set = named_rules(by_both, 'union intersection difference symmetric_difference update intersection_update '
                                  'difference_update symmetric_difference_update issubset issuperset isdisjoint copy clear')
    of_pattern = named_rules(patterned, 'match search fullmatch findall finditer sub subn split')
    methods = (
        (list, of_list), ((str, bytes, bytearray), of_text), ((set, frozenset), of_set),
        (collections.Counter, {**of_dict, 'most_common': sorts}), (dict, of_dict),
        (collections.deque, {**of_list, 'pop': lambda site, owner, bound, given, named: bound(), 'rotate': turned}),
        (re.Pattern, of_pattern),
    )

    def method(site, owner, name):
        bound = getattr(owner, name)
        for kind, found in methods:
            if isinstance(owner, kind):
                rule = found.get(name)
                if rule is None:
                    return bound
                return lambda *given, **named: rule(site, owner, bound, given, named)
        return function(site, bound)

    def passed(site, owner, name):
        """A method that is handed on and not called here. A class stays itself, since it may be compared."""
        bound = getattr(owner, name)
        return bound if isinstance(bound, type) or not callable(bound) else method(site, owner, name)

    # Expressions.
    def literal(site, entries, value):
        charge(site, entries)
        return value

    def copy_of(site, value):
        if isinstance(value, SIZED) and not isinstance(value, range):
            charge(site, len(value))
        return value

    def sum_of(site, value):
        if isinstance(value, (list, tuple)):
            charge(site, len(value))
        return value

    def merged(site, value):
        if isinstance(value, SETS):
            charge(site, len(value))
        return value

    def contains(site, one, many, wanted):
        if isinstance(many, LISTS):
            found = one in many
            charge(site, many.index(one) + 1 if found else len(many))
        elif isinstance(many, str):
            place = many.find(one)
            found = place >= 0
            charge(site, place + len(one) if found else len(many))
        elif isinstance(many, (bytes, bytearray)):
            found = one in many
            charge(site, len(many))
        elif isinstance(many, VALUES):
            found = one in each(site, many)
        elif isinstance(many, SIZED) or hasattr(many, '__contains__'):
            found = one in many
        else:
            found = one in each(site, many)
        return found if wanted else not found

    def length_of(site, value):
        if isinstance(value, (list, bytearray)):
            charge(site, len(value))

    def behind(site, value, at):
        """What lies behind an element that is deleted."""
        if not isinstance(value, (list, bytearray)):
            return
        if isinstance(at, int):
            charge(site, len(value) - 1 - at if at >= 0 else -1 - at)
        else:
            charge(site, len(value))

    hooks = {
        'step': step, 'each': each, 'fed': fed, 'function': function, 'method': method, 'literal': literal,
        'copy_of': copy_of, 'sum_of': sum_of, 'merged': merged, 'contains': contains, 'length_of': length_of, 'behind': behind, 'passed': passed,
    }
    names = frozenset(name for _, found in methods for name in found) | frozenset(
        f.__name__ for f in rules if hasattr(f, '__name__')) | {'bisect', 'insort'}
    return hooks, names, sums, seen, lambda: left


FUNCTION_FIRST = frozenset('map filter filterfalse starmap reduce takewhile dropwhile'.split())
BY_KEY = frozenset('sorted sort min max groupby nlargest nsmallest'.split())


def is_plain(node):
    """A name, a field of one or a number: may be read twice, since nothing is called."""
    if isinstance(node, ast.Attribute):
        return is_plain(node.value)
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
    return isinstance(node, (ast.Name, ast.Constant))


class Counting(ast.NodeTransformer):
    """Puts the hooks into a program, as instrument.ts does for JavaScript."""

    def __init__(self, source, prefix, names, sums, sites):
        self.lines = source.split('\n')
        self.prefix, self.names, self.sums, self.sites = prefix, names, sums, sites
        self.own = frozenset()

    def site(self, node):
        line = self.lines[node.lineno - 1] if 0 < node.lineno <= len(self.lines) else ''
        before = line.encode()[: node.col_offset].decode('utf-8', 'replace')
        rest = line[len(before):]
        if getattr(node, 'end_lineno', None) == node.lineno and not isinstance(node, ast.stmt):
            rest = line.encode()[node.col_offset: node.end_col_offset].decode('utf-8', 'replace')
        text = ' '.join(rest.split())
        column = len(before.encode('utf-16-le', 'surrogatepass')) // 2 + 1
        self.sites.append((node.lineno, column, text if len(text) <= 80 else text[:79] + '…'))
        self.sums.append(0)
        return ast.Constant(len(self.sums) - 1)

    def hook(self, name, *given):
        return ast.Call(ast.Name(self.prefix + name, ast.Load()), list(given), [])

    def at(self, node, new):
        return ast.copy_location(new, node)

    def first(self, node):
        hook = self.at(node, ast.Expr(self.hook('step', self.site(node))))
        body = node.body
        is_text = body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
        body.insert(1 if is_text and isinstance(body[0].value.value, str) else 0, hook)
        return node

    def visit_Module(self, node):
        defined = {one.name for one in ast.walk(node) if isinstance(one, (ast.FunctionDef, ast.ClassDef))}
        stored = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)}
        self.own = frozenset(defined - stored)
        return self.generic_visit(node)

    def body_first(self, node):
        return self.first(self.generic_visit(node))

    visit_For = visit_While = visit_FunctionDef = visit_AsyncFor = visit_AsyncFunctionDef = body_first

    def visit_match_case(self, node):
        """A pattern holds names and fields alone, and may hold no call."""
        pattern, node.pattern = node.pattern, ast.MatchAs()
        self.generic_visit(node)
        node.pattern = pattern
        return node

    def visit_Lambda(self, node):
        self.generic_visit(node)
        node.body = self.at(node, ast.BoolOp(ast.Or(), [self.hook('step', self.site(node)), node.body]))
        return node

    def visit_comprehension(self, node):
        self.generic_visit(node)
        if not node.is_async:
            node.iter = self.at(node.iter, self.hook('each', self.site(node.iter), node.iter))
        return node

    def entries(self, node, count):
        is_read = isinstance(getattr(node, 'ctx', ast.Load()), ast.Load)
        self.generic_visit(node)
        if count < 2 or not is_read:
            return node
        return self.at(node, self.hook('literal', self.site(node), ast.Constant(count), node))

    def visit_List(self, node):
        return self.entries(node, len(node.elts))

    visit_Tuple = visit_Set = visit_List

    def visit_Dict(self, node):
        return self.entries(node, len(node.keys))

    def visit_Starred(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = self.at(node, self.hook('fed', self.site(node), node.value))
        return node

    def visit_Assign(self, node):
        before = [one for target in node.targets for one in self.shifted(target)]
        takes_rest = any(isinstance(one, ast.Starred) for target in node.targets for one in ast.walk(target))
        self.generic_visit(node)
        if takes_rest:
            node.value = self.at(node.value, self.hook('fed', self.site(node), node.value))
        return before + [node]

    def visit_Delete(self, node):
        before = [one for target in node.targets for one in self.shifted(target)]
        return before + [self.generic_visit(node)]

    def shifted(self, target):
        """A slice that is written, or an element that is deleted, moves what lies behind it."""
        if not isinstance(target, ast.Subscript) or not is_plain(target.value):
            return []
        if not isinstance(target.slice, ast.Slice) and not isinstance(target.ctx, ast.Del):
            return []
        site, owner = self.site(target), copy.deepcopy(target.value)
        if not is_plain(target.slice):
            return [self.at(target, ast.Expr(self.hook('length_of', site, owner)))]
        return [self.at(target, ast.Expr(self.hook('behind', site, owner, copy.deepcopy(target.slice))))]

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if isinstance(node.op, (ast.Add, ast.BitOr, ast.BitAnd, ast.BitXor)):
            node.value = self.at(node.value, self.hook('copy_of', self.site(node), node.value))
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant):
            return node
        if isinstance(node.op, ast.Add):
            return self.at(node, self.hook('sum_of', self.site(node), node))
        if isinstance(node.op, ast.Mult) and any(
                isinstance(side, (ast.Name, ast.Constant, ast.List, ast.Call)) for side in (node.left, node.right)):
            return self.at(node, self.hook('copy_of', self.site(node), node))
        if isinstance(node.op, (ast.BitOr, ast.BitAnd, ast.BitXor, ast.Sub)):
            site = self.site(node)
            node.left = self.at(node.left, self.hook('merged', site, node.left))
            node.right = self.at(node.right, self.hook('merged', site, node.right))
        return node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Slice):
            return self.at(node, self.hook('copy_of', self.site(node), node))
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return node
        wanted = ast.Constant(isinstance(node.ops[0], ast.In))
        return self.at(node, self.hook('contains', self.site(node), node.left, node.comparators[0], wanted))

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load) or node.attr not in self.names:
            return node
        return self.at(node, self.hook('passed', self.site(node), node.value, ast.Constant(node.attr)))

    def handed_on(self, node, name):
        """Builtins that a builtin is to call: \`map(sum, rows)\`, \`sorted(rows, key=sum)\`."""
        if name in FUNCTION_FIRST and node.args:
            node.args[0] = self.function_of(node.args[0])
        if name in BY_KEY:
            for given in node.keywords:
                if given.arg == 'key':
                    given.value = self.function_of(given.value)

    def function_of(self, node):
        if not isinstance(node, ast.Name) or node.id in self.own:
            return node
        return self.at(node, self.hook('function', self.site(node), node))

    def visit_Call(self, node):
        f = node.func
        name = f.id if isinstance(f, ast.Name) else getattr(f, 'attr', None)
        # A method that is called is no method that is handed on.
        if isinstance(f, ast.Attribute):
            f.value = self.visit(f.value)
        else:
            f = node.func = self.visit(f)
        node.args = [self.visit(given) for given in node.args]
        for given in node.keywords:
            given.value = self.visit(given.value)
        if not isinstance(f, ast.Name) or f.id not in self.own:
            self.handed_on(node, name)
        if isinstance(f, ast.Attribute):
            if f.attr in self.names:
                node.func = self.at(f, self.hook('method', self.site(node), f.value, ast.Constant(f.attr)))
        elif not (isinstance(f, ast.Name) and (f.id in self.own or f.id == 'super')):
            node.func = self.at(f, self.hook('function', self.site(node), f))
        return node


def start(source, name, budget, shown):
    """The function that stands in for the program's: it compiles the program with hooks, calls it, and reports."""
    def entry(*values):
        hooks, names, sums, seen, left = counter_of(budget)
        sites = [(0, 1, '')]
        prefix = 'assay_'
        while prefix in source:
            prefix += '_'
        tree = Counting(source, prefix, names, sums, sites).visit(ast.parse(source, FILE))
        code = compile(ast.fix_missing_locations(tree), FILE, 'exec', dont_inherit=True)
        module = types.ModuleType('program')
        sys.modules['program'] = module
        space = module.__dict__
        space['__builtins__'] = __builtins__
        space.update({prefix + key: hook for key, hook in hooks.items()})
        value = None
        try:
            exec(code, space)
            value = space[name](*values)
        except OutOfSteps:
            pass
        if any(space.get(prefix + key) is not hook for key, hook in hooks.items()):
            seen['text'] = True
        dearest = sorted((site for site in range(len(sums)) if sums[site] > 0), key=lambda site: (-sums[site], site))
        report = {
            'left': left(), 'total': sum(sums), 'pattern': seen['pattern'], 'text': seen['text'],
            'sites': [[*sites[site], sums[site]] for site in dearest[:shown]],
        }
        return {'report': json.dumps(report), 'value': value}
    return entry
`
