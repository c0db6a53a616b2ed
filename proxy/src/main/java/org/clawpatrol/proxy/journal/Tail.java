package org.clawpatrol.proxy.journal;

/**
 * Where a journal is continued.
 *
 * @param number the segment to append to
 * @param length bytes of it
 * @param sequence number of the last line, 0 for none
 * @param chain chain digest of the last line
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tail(int number, long length, long sequence, byte[] chain) {}
