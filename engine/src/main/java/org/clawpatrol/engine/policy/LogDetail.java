package org.clawpatrol.engine.policy;

/** How much of an action its record keeps. There is always a record. */
public enum LogDetail {
    FULL,
    /** Neither headers nor body. */
    META,
    /** Neither path, query, headers nor body. */
    NONE
}
