package org.clawpatrol.proxy.journal;

/** What an acknowledged record survives. */
public enum Durability {
    /**
     * The death of the process, {@code kill -9} included. Records of the last seconds before a
     * power loss may be gone; the disk is only waited for when a segment is full and on close.
     */
    PROCESS,

    /** A power loss too: every batch waits for the disk, which costs milliseconds. */
    POWER
}
