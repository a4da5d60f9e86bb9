import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** `_IOR('X', 125, __u32)` of linux/fs/ext4, and its flag to leave the journal as it is. */
const SHUTDOWN = 0x80_04_58_7d
const NO_LOG_FLUSH = 2

/**
 * Stops the file system as a cut does, after some seconds: what was not written yet never will be. Says when it began to:
 * under load it comes back only seconds later, and nothing is written meanwhile.
 */
const CUT = `use Time::HiRes qw(sleep time); open(my $disk, "<", $ARGV[0]) or die $!; my $how = pack("L", ${NO_LOG_FLUSH}); sleep($ARGV[1]); my $at = time; ioctl($disk, ${SHUTDOWN}, $how) or die $!; print $at`

/** An ext4 file system in a file, with a browser's profile on it, whose power can fail. */
export interface PowerDisk {
  /** Sets it back to a profile that a browser was once started on. */
  readonly renew: () => void
  /** @returns the folder of the profile */
  readonly mount: () => string
  /** The power fails: the device keeps what it had. Whoever writes to it must be killed next. */
  readonly cut: () => Promise<void>
  /** The same after a time, in milliseconds, while others work. @returns when it was, in milliseconds since 1970 */
  readonly cutAfter: (ms: number) => Promise<number>
  /**
   * The device as it was when the power failed, to be mounted again.
   *
   * @throws Error where the file system itself did not come through, which a journal keeps from happening to a real one
   */
  readonly recover: () => Promise<void>
  readonly unmount: () => void
  readonly close: () => Promise<void>
}

/** @returns whether this machine lets us mount; says why where it does not */
export function canCutPower(): boolean {
  const can = process.platform === 'linux' && process.getuid?.() === 0
  if (!can) console.log('Skipped: mounting a file system of its own needs root on Linux.')
  return can
}

/** @param warm starts a browser on a new profile, and ends it */
export async function openPowerDisk(warm: (profile: string) => Promise<void>): Promise<PowerDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-power-'))
  const [fresh, image, copy, disk] = ['fresh', 'image', 'copy', 'disk'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  const profile = join(disk, 'profile')
  const keep = (): Promise<void> => copyAtRest(image, copy)
  const mountOf = (file: string): void =>
    void execFileSync('mount', ['-o', 'loop', file, disk], { stdio: 'ignore' })
  await mkdir(disk)
  try {
    execFileSync('truncate', ['-s', '256M', fresh])
    execFileSync('mkfs.ext4', ['-q', '-F', fresh])
    mountOf(fresh)
    await warm(profile)
    unmount(disk)
  } catch (error) {
    await close()
    throw error
  }
  return {
    // Into a file of its own: who was on the old one until a moment ago may still write to that.
    renew: () => void execFileSync('cp', ['--sparse=always', '--remove-destination', fresh, image]),
    mount: () => {
      mountOf(image)
      return profile
    },
    cut: async () => {
      execFileSync('perl', ['-e', CUT, disk, '0'])
      await keep()
    },
    cutAfter: async (ms) => {
      const { stdout } = await run('perl', ['-e', CUT, disk, String(ms / 1000)])
      await keep()
      return Number(stdout) * 1000
    },
    recover: async () => {
      unmount(disk)
      await rename(copy, image)
      mountOf(image)
      try {
        // Reads every folder, whose checksums the file system holds against what it finds.
        execFileSync('find', [disk, '-type', 'f'], { stdio: ['ignore', 'ignore', 'pipe'] })
      } finally {
        unmount(disk)
      }
    },
    unmount: () => unmount(disk),
    close,
  }

  async function close(): Promise<void> {
    unmount(disk)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Times that nothing may have been written, one after another, until a device is taken to be at rest. */
const QUIET_LOOKS = 5
/** Between two looks, and between two tries to unmount, in milliseconds. */
const LOOK_MS = 20
/** Tries to unmount before a device is left to whoever holds it. */
const MOST_TRIES = 200

/**
 * Copies what is behind a device. What was under way when the power failed may still arrive; a copy that is made meanwhile
 * would hold later blocks without earlier ones, which no device does.
 */
async function copyAtRest(image: string, copy: string): Promise<void> {
  const device = /^\/dev\/(\w+):/.exec(String(execFileSync('losetup', ['-j', image])))?.[1]
  if (device === undefined) throw new Error(`${image} is behind no device`)
  let writes = ''
  do {
    for (let quiet = 0; quiet < QUIET_LOOKS; quiet += 1) {
      const seen = await writesOf(device)
      if (seen !== writes) quiet = 0
      writes = seen
      await delay(LOOK_MS)
    }
    execFileSync('cp', ['--sparse=always', image, copy])
  } while ((await writesOf(device)) !== writes)
}

/** Writes to a device: those that ended, and all that are under way. */
async function writesOf(device: string): Promise<string> {
  const fields = (await readFile(`/sys/block/${device}/stat`, 'utf8')).trim().split(/\s+/)
  return `${fields[4]} ${fields[8]}`
}

/** Processes that were killed hold what they had open for a moment; one that holds it longer is left behind. */
function unmount(disk: string): void {
  const isMounted = (): boolean => readFileSync('/proc/mounts', 'utf8').includes(` ${disk} `)
  for (let tries = 0; isMounted(); tries += 1) {
    const { status } = spawnSync('umount', tries < MOST_TRIES ? [disk] : ['-l', disk], { stdio: 'ignore' })
    if (status !== 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS)
  }
}
