package org.clawpatrol.proxy.learn;

/**
 * Paths that a proposed rule is about. Immutable.
 *
 * @param actions how many were recorded there
 * @param example one of them
 */
record ProposedPath(PathShape shape, long actions, Seen example) {}
