// Loaded into a server under test (`node --expose-gc --require …`): answers every message with the bytes of its heap
// that are in use after a collection.
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed);
});
process.channel.unref();
