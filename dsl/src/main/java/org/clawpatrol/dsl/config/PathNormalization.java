package org.clawpatrol.dsl.config;

/** What happens to a path that two servers could read differently. */
public enum PathNormalization {
    /** The request is refused. */
    STRICT,
    /** The path is forwarded as it was sent. */
    OFF
}
