/** A learning process that crashes as soon as it is asked, as one does whose V8 fails. */
process.once('message', () => process.kill(process.pid, 'SIGSEGV'));
