import { exitCodes, type Command } from '../command.ts'

export const command: Command = {
  usage: 'check [PATH…] [--format pretty|json|sarif|github]',
  help: '  --format  how the findings are written',
  options: { format: { type: 'string' }, json: { type: 'boolean' } },
  run: async () => exitCodes.fine,
}
