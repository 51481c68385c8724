// Stands in for the native module that VS Code writes its logs with, and that is not compiled in an installation from
// npm. Without it the extension host in Node has no log at all. Lines are written as they come, with the same stamp.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    levels.forEach((level, i) => {
      this[level === 'warning' ? 'warn' : level] = (text) => this.write(i, level, text);
    });
  }

  write(i, level, text) {
    if (i < this.level) return;
    appendFileSync(
      this.file,
      `${new Date().toISOString().replace('T', ' ').slice(0, -1)} [${level}] ${text}\n`,
    );
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

function createLogger(_name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return Promise.resolve(new Logger(file));
}

exports.version = '0';
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
