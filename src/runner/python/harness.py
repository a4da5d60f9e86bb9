"""What stands between the host and a candidate's program in Python.

Runs once while the image of the interpreter is made, and is then part of it: every case begins with a copy of that
image, so nothing that a program changes reaches another. The host calls `run` with one JSON text and gets one back.
All names are bound here before any candidate's code exists: what a program puts in their place changes nothing.
"""

import binascii
import builtins
import gc
import io
import json
import posix
import sys
import types
import warnings

# Modules that programs may import; all are loaded into the image, for there are no files to load them from.
AVAILABLE = (
    '__future__', 'abc', 'array', 'base64', 'binascii', 'bisect', 'calendar', 'cmath', 'collections', 'contextlib',
    'copy', 'dataclasses', 'datetime', 'decimal', 'difflib', 'enum', 'fractions', 'functools', 'graphlib', 'heapq',
    'io', 'itertools', 'json', 'keyword', 'math', 'numbers', 'operator', 'pprint', 'random', 're', 'reprlib',
    'statistics', 'string', 'struct', 'sys', 'textwrap', 'time', 'types', 'typing', 'unicodedata', 'warnings',
    'weakref', 'zlib',
)

# Parts that the standard library loads when they are first used.
LATE = (
    'collections.abc', '_strptime', 'encodings.ascii', 'encodings.latin_1', 'encodings.utf_8', 'encodings.utf_8_sig',
    'encodings.utf_16', 'encodings.utf_16_le', 'encodings.utf_16_be', 'encodings.utf_32', 'encodings.utf_32_le',
    'encodings.utf_32_be', 'encodings.cp1252', 'encodings.unicode_escape', 'encodings.raw_unicode_escape',
    'encodings.hex_codec', 'encodings.base64_codec', 'encodings.rot_13', 'json.decoder', 'json.encoder', 'traceback',
    'linecache', 'locale', 'tokenize', 'inspect', 'ast', 'annotationlib', 'string.templatelib',
)

for name in AVAILABLE + LATE:
    __import__(name)

import functools
import random
import time

NOWHERE = {
    'files': ('os', 'pathlib', 'shutil', 'tempfile', 'glob', 'fileinput', 'posix', 'sqlite3', 'dbm', 'shelve'),
    'network': ('socket', 'ssl', 'urllib', 'http', 'requests', 'httpx', 'aiohttp', 'ftplib', 'smtplib', 'select'),
    'page': ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', 'pyodide_kernel', 'micropip'),
    'tasks': ('threading', '_thread', 'multiprocessing', 'concurrent', 'subprocess', 'asyncio', 'queue', 'signal'),
    'memory': ('ctypes', '_ctypes', 'mmap', 'gc'),
}
REASONS = {
    'files': 'A program has no files and no system here',
    'network': 'A program has no network here',
    'page': 'A program cannot reach the page that runs it',
    'tasks': 'A program runs alone here, in one thread',
    'memory': 'A program cannot reach memory but through its own values here',
}

LONGEST_TEXT = 10_000
DEEPEST_VALUE = 200
DEEPEST_RECURSION = 50_000
SAFE = 2**53 - 1
CONSOLE = 1
CLOCK = 5

write_bytes = posix.write
loads, dumps = json.loads, json.dumps
real_import = builtins.__import__
set_recursion_limit = sys.setrecursionlimit
modules = sys.modules
(isinstance, type, len, str, int, float, bool, list, tuple, dict, set, frozenset, bytes, bytearray, memoryview, id, map,
 compile, exec, all, min, callable, BaseException, Exception, SyntaxError, SystemExit, RecursionError, TypeError,
 ValueError, MemoryError, EOFError, PermissionError, ModuleNotFoundError, AttributeError, OverflowError) = (
    isinstance, type, len, str, int, float, bool, list, tuple, dict, set, frozenset, bytes, bytearray, memoryview, id,
    map, compile, exec, all, min, callable, BaseException, Exception, SyntaxError, SystemExit, RecursionError,
    TypeError, ValueError, MemoryError, EOFError, PermissionError, ModuleNotFoundError, AttributeError, OverflowError)
import_base64, export_base64 = binascii.a2b_base64, binascii.b2a_base64
new_module = types.ModuleType
text_input = io.StringIO
AVAILABLE_SET = frozenset(AVAILABLE)


class Console(io.TextIOBase):
    """Standard output and standard error: each write leaves at once, and the host counts it."""

    encoding = 'utf-8'
    errors = 'replace'

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        if text:
            write_bytes(CONSOLE, text.encode('utf-8', 'replace'))
        return len(text)

    def writable(self):
        return True


class NoInput(io.TextIOBase):
    """Standard input of a program that is called with its values."""

    def readable(self):
        return True

    def read(self, size=-1):
        raise EOFError(NO_INPUT)

    def readline(self, size=-1):
        raise EOFError(NO_INPUT)

    def __next__(self):
        raise EOFError(NO_INPUT)


NO_INPUT = 'There is no input to read here: the function gets its values as arguments'


def no_input(prompt=''):
    raise EOFError(NO_INPUT)


def read_line(prompt=''):
    if prompt != '':
        sys.stdout.write(str(prompt))
    line = sys.stdin.readline()
    if line == '':
        raise EOFError('The input has ended: there is no further line')
    return line.removesuffix('\n')


def no_files(*values, **named):
    raise PermissionError('A program has no files here: the function gets its values as arguments')


def sleep(seconds):
    """Moves the program's own clock, at no cost in real time."""
    seconds = float(seconds)
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    write_bytes(CLOCK, str(seconds).encode())


def limit_recursion(limit):
    set_recursion_limit(min(limit, DEEPEST_RECURSION))


def guarded_import(name, globals=None, locals=None, fromlist=(), level=0):
    """Gives what is loaded. A program's own imports are held to the list; the library's are not."""
    caller = globals.get('__name__') if globals else None
    if caller == PROGRAM or caller == SCRIPT:
        top = name.partition('.')[0]
        if level > 0:
            raise ModuleNotFoundError('A program stands alone here: there is nothing to import it from')
        if top not in AVAILABLE_SET:
            reason = next((REASONS[key] for key, names in NOWHERE.items() if top in names), None)
            why = reason or f'There is no module {name!r} here'
            raise ModuleNotFoundError(f'{why}. What can be imported: {", ".join(AVAILABLE[1:])}', name=name)
    return real_import(name, globals, locals, fromlist, level)


next = builtins.next
PROGRAM, SCRIPT = 'program', '__main__'
FILE = 'program.py'


def decode(encoded, kind=None):
    """A value from its canonical encoding; `kind` is its type in the signature's grammar, where one is known."""
    form = kind['type'] if kind else None
    if form == 'optional':
        return None if encoded is None or encoded == {'$': 'undefined'} else decode(encoded, kind['of'])
    if type(encoded) is int:
        return float(encoded) if form == 'float' else encoded
    if type(encoded) is list:
        of = kind['of'] if form == 'array' else None
        if of is not None and of['type'] in ('int', 'string', 'bool') and not any(type(one) is dict for one in encoded):
            return encoded
        return [decode(one, of) for one in encoded]
    if type(encoded) is not dict:
        if form == 'int' and type(encoded) is float and encoded.is_integer():
            return int(encoded)
        return encoded
    if '$' not in encoded:
        return {name: decode(one, field_kind(kind, name)) for name, one in encoded.items()}
    tag = encoded['$']
    if tag == 'bigint':
        return int(encoded['v'])
    if tag == 'bytes':
        return import_base64(encoded['v'])
    if tag == 'utf16':
        return bytes.fromhex(encoded['v']).decode('utf-16-be', 'surrogatepass')
    if tag == 'map' or tag == 'object':
        return {decode(key): decode(one, field_kind(kind, key)) for key, one in encoded['v']}
    if tag == 'set':
        return {decode(one) for one in encoded['v']}
    if tag == 'undefined':
        return None
    if tag == '-0':
        return 0 if form == 'int' else -0.0
    if tag in NUMBERS:
        return NUMBERS[tag]
    raise TypeError(f'Unexpected input of the form "{tag}", which stands for no data')


any = builtins.any
NUMBERS = {'nan': float('nan'), 'inf': float('inf'), '-inf': float('-inf')}


def field_kind(kind, name):
    if not kind:
        return None
    if kind['type'] == 'map':
        return kind['of']
    if kind['type'] == 'record':
        return next((field['of'] for field in kind['fields'] if field['name'] == name), None)
    return None


def encode(value, kind=None, above=(), depth=0):
    """The canonical encoding of a value, as what `json.dumps` writes."""
    form = kind['type'] if kind else None
    if form == 'optional':
        return None if value is None else encode(value, kind['of'], above, depth)
    if value is None or value is True or value is False:
        return value
    if isinstance(value, int):
        return encode_int(int.__index__(value), form)
    if isinstance(value, float):
        return encode_float(float.__float__(value))
    if isinstance(value, str):
        return encode_text(str.__str__(value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {'$': 'bytes', 'v': export_base64(bytes(value), newline=False).decode()}
    if id(value) in above:
        return {'$': 'cycle'}
    if depth >= DEEPEST_VALUE:
        return {'$': 'deep'}
    above = above + (id(value),)
    depth += 1
    if isinstance(value, list):
        return encode_list(list.__iter__(value), kind, above, depth)
    if isinstance(value, tuple):
        return encode_list(tuple.__iter__(value), kind, above, depth)
    if isinstance(value, dict):
        return encode_dict(value, kind, above, depth)
    if isinstance(value, set):
        return {'$': 'set', 'v': [encode(one, None, above, depth) for one in set.__iter__(value)]}
    if isinstance(value, frozenset):
        return {'$': 'set', 'v': [encode(one, None, above, depth) for one in frozenset.__iter__(value)]}
    if isinstance(value, (types_function, types_builtin, type)):
        return {'$': 'function'}
    return {'$': 'instance', 'name': encode_text(type.__getattribute__(type(value), '__name__'))}


types_function, types_builtin = types.FunctionType, types.BuiltinFunctionType


def encode_int(value, form):
    if form == 'bigint':
        return {'$': 'bigint', 'v': int.__repr__(value)}
    if -SAFE <= value <= SAFE:
        return value
    if form == 'float':
        try:
            return encode_float(float(value))
        except OverflowError:
            pass
    return {'$': 'bigint', 'v': int.__repr__(value)}


def encode_float(value):
    if value != value:
        return {'$': 'nan'}
    if value == INFINITY:
        return {'$': 'inf'}
    if value == -INFINITY:
        return {'$': '-inf'}
    if value == 0 and float.__repr__(value) == '-0.0':
        return {'$': '-0'}
    return value


INFINITY = float('inf')


def encode_text(text):
    if text.isascii():
        return text
    units = text.encode('utf-16-be', 'surrogatepass')
    try:
        return units.decode('utf-16-be')
    except ValueError:
        return {'$': 'utf16', 'v': units.hex()}


def encode_list(elements, kind, above, depth):
    of = kind['of'] if kind and kind['type'] == 'array' else None
    form = of['type'] if of else None
    # most elements are small integers: seven times as fast
    return [
        one if type(one) is int and -SAFE <= one <= SAFE and form != 'bigint' else encode(one, of, above, depth)
        for one in elements
    ]


def encode_dict(value, kind, above, depth):
    entries = list(dict.items(value))
    is_map = kind is not None and kind['type'] == 'map'
    if is_map or not all(isinstance(key, str) for key, _ in entries):
        inner = kind['of'] if is_map else None
        return {
            '$': 'map',
            'v': [[encode(key, None, above, depth), encode(one, inner, above, depth)] for key, one in entries],
        }
    pairs = [[encode_text(str.__str__(key)), encode(one, field_kind(kind, key), above, depth)] for key, one in entries]
    if any(key == '$' or key == '__proto__' or type(key) is not str for key, _ in pairs):
        return {'$': 'object', 'v': pairs}
    return dict(pairs)


def fault_of(error, source):
    """Where a text is no program; lines and columns from 1, columns in UTF-16 code units."""
    if isinstance(error, (MemoryError, RecursionError)):
        return {'type': 'compile_error', 'message': 'This text is nested too deeply', 'line': 1, 'column': 1}
    if not isinstance(error, SyntaxError):
        return {'type': 'compile_error', 'message': text_of(error) or 'This text is no program', 'line': 1, 'column': 1}
    lines = source.split('\n')
    line = min(max(error.lineno or 1, 1), len(lines))
    before = lines[line - 1][: max((error.offset or 1) - 1, 0)]
    column = len(before.encode('utf-16-le', 'surrogatepass')) // 2 + 1
    return {'type': 'compile_error', 'message': shortened(str(error.msg)), 'line': line, 'column': column}


max = builtins.max


def text_of(error):
    try:
        return shortened(str(error))
    except BaseException:
        return 'An error that cannot be shown'


def shortened(text):
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + '…'


def error_of(error):
    """An exception that left the program, with the innermost of the program's own lines."""
    name = type.__getattribute__(type(error), '__name__')
    message = text_of(error)
    if isinstance(error, SystemExit):
        message = 'The program ended itself before it gave an answer'
    outcome = {'type': 'runtime_error', 'name': shortened(str(name)), 'message': message}
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILE:
            outcome['line'] = step.tb_lineno
        step = step.tb_next
    return outcome


def outcome_of(task):
    source, name = task['source'], task['name']
    try:
        code = compile(source, FILE, 'exec', dont_inherit=True)
    except BaseException as error:
        return fault_of(error, source)
    kinds = task['kinds']
    values = [decode(one, kinds[index] if kinds else None) for index, one in enumerate(task['input'])]
    module = new_module(PROGRAM if name else SCRIPT)
    modules[module.__name__] = module
    space = module.__dict__
    space['__builtins__'] = builtins
    if not name and values and isinstance(values[0], str):
        sys.stdin = sys.__stdin__ = text_input(values[0])
        builtins.input = read_line
    try:
        exec(code, space)
        if not name:
            return {'type': 'returned', 'value': {'$': 'undefined'}}
        entry = space.get(name)
        if not callable(entry):
            return {
                'type': 'runtime_error', 'name': 'NameError', 'message': f'This program has no function named "{name}"'}
        value = entry(*values)
        if isinstance(value, coroutine):
            value.close()
            raise TypeError(f'{name} is an async function: write it with def alone, so that it returns the value itself')
        encoded = encode(value, task['returns'])
    except BaseException as error:
        if not name and isinstance(error, SystemExit) and (error.code is None or error.code == 0):
            return {'type': 'returned', 'value': {'$': 'undefined'}}
        return error_of(error)
    return {'type': 'returned', 'value': encoded}


enumerate = builtins.enumerate
coroutine = types.CoroutineType


def run(text):
    """Runs one case. @param text JSON of source, name, input, kinds, returns and limit @returns JSON of the outcome"""
    task = loads(text)
    answer = dumps(outcome_of(task), separators=(',', ':'), check_circular=False)
    return answer if len(answer) <= task['limit'] else '{"type":"output_limit"}'


def wrapper_in_python():
    """The cache of `functools` as Python writes it: a recursion through it takes no stack of the machine."""
    native = modules['_functools']
    wrapper = native._lru_cache_wrapper
    del native._lru_cache_wrapper
    try:
        copy = new_module('functools')
        exec(functools.__loader__.get_code('functools'), copy.__dict__)
    finally:
        native._lru_cache_wrapper = wrapper
    return copy._lru_cache_wrapper


def close_doors():
    """The last step of the image: from here on a program finds what it may use, and nothing else."""
    builtins.__import__ = guarded_import
    builtins.input = no_input
    builtins.open = builtins.breakpoint = no_files
    io.open = no_files
    for name in ('exit', 'quit', 'help', 'copyright', 'credits', 'license', '_'):
        if name in builtins.__dict__:
            delattr(builtins, name)
    time.sleep = sleep
    sys.setrecursionlimit = limit_recursion
    sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = Console()
    sys.stdin = sys.__stdin__ = NoInput()
    sys.path[:] = []
    sys.path_hooks[:] = []
    sys.meta_path[:] = []
    sys.path_importer_cache.clear()
    sys.argv[:] = [FILE]
    sys.excepthook = sys.__excepthook__
    set_recursion_limit(1_000 + 20)
    sys.set_int_max_str_digits(0)
    warnings.simplefilter('ignore')
    for family in NOWHERE['page']:
        for name in [one for one in modules if one == family or one.startswith(family + '.')]:
            del modules[name]
    functools._lru_cache_wrapper = wrapper_in_python()
    random.seed(1)
    gc.collect()
    gc.freeze()


delattr = builtins.delattr
