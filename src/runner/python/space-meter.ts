/**
 * Measures what a program in Python holds: by `tracemalloc`, and by the frames of its open calls, which lie on a stack of
 * the interpreter's own that `tracemalloc` does not see. Several inputs are measured in one run, each by a module of its
 * own, for an interpreter takes longer to open than most of them. Fixed text, put before a program as its own.
 */
export const pythonSpaceMeter = String.raw`import sys

gc, json, types, imp = (sys.modules[name] for name in ('gc', 'json', 'types', '_imp'))
FILE = 'program.py'
# Bytes of a frame beside its variables and its stack, and of each of those.
FRAME, WORD = 44, 4
# Frames of generators and coroutines are objects, which are traced.
OWN_FRAME = 0x20 | 0x80 | 0x200
# Tracing an object takes as long as the calls are nested, and watching a call several times as long as the call.
DEEPEST, MOST_CALLS = 120_000, 120_000


class Enough(BaseException):
    pass


class Silence:
    def write(self, text):
        return len(text)

    def flush(self):
        pass


def tracer():
    """The part of tracemalloc that is in C: the other was never loaded."""
    module = imp.create_builtin(types.SimpleNamespace(name='_tracemalloc'))
    imp.exec_builtin(module)
    return module


def watcher():
    """Two functions: one begins to watch calls, one ends it and gives the most bytes that open ones took."""
    watch = sys.monitoring
    sizes, codes = {}, []
    now = most = calls = 0

    def size_of(code):
        codes.append(code)
        places = code.co_nlocals + len(code.co_cellvars) + len(code.co_freevars) + code.co_stacksize
        size = 0 if code.co_flags & OWN_FRAME else FRAME + WORD * places
        sizes[id(code)] = size
        return size

    def entered(code, offset):
        nonlocal now, most, calls
        size = sizes.get(id(code))
        now += size_of(code) if size is None else size
        calls += 1
        if now > most:
            most = now
        if most > DEEPEST or calls > MOST_CALLS:
            watch.set_events(tool, 0)
            raise Enough

    def left(code, offset, value):
        nonlocal now
        now -= sizes.get(id(code), 0)

    handlers = {'PY_START': entered, 'PY_RETURN': left, 'PY_UNWIND': left}
    tool = watch.PROFILER_ID
    watch.use_tool_id(tool, 'space')
    for name, handler in handlers.items():
        watch.register_callback(tool, getattr(watch.events, name), handler)
    events = sum(getattr(watch.events, name) for name in handlers)

    def begin():
        nonlocal now, most
        now = most = 0
        watch.set_events(tool, events)

    def end():
        watch.set_events(tool, 0)
        return most

    return begin, end


def own(value):
    """A copy whose containers are traced: one that shrinks later would else be told as a new one."""
    if isinstance(value, list):
        return [own(one) for one in value] if value and isinstance(value[0], (list, dict)) else value[:]
    if isinstance(value, dict):
        return {key: own(one) for key, one in value.items()}
    return value


def start(source, name, arity):
    """The function that stands in for the program's: it takes the arguments of several calls, and reports on each."""
    def measured(code, trace, watch, given):
        begin, end = watch
        module = types.ModuleType('program')
        sys.modules['program'] = module
        space = module.__dict__
        space['__builtins__'] = __builtins__
        gc.collect()
        trace.start(1)
        given = [own(one) for one in given]
        try:
            exec(code, space)
            before = trace.get_traced_memory()[0]
            trace.reset_peak()
            begin()
            value = space[name](*given)
            stack = end()
            return trace.get_traced_memory()[1] - before, stack
        except BaseException:
            return None
        finally:
            end()
            trace.stop()

    def entry(*values):
        sys.stdout = sys.stderr = Silence()
        code = compile(source, FILE, 'exec', dont_inherit=True)
        trace, watch = tracer(), watcher()
        # The first call fills caches of the interpreter's own.
        measured(code, trace, watch, values[:arity])
        report = []
        for first in range(0, len(values), arity):
            found = measured(code, trace, watch, values[first:first + arity])
            if found is None:
                break
            report.append(found)
        return json.dumps(report)
    return entry
`
