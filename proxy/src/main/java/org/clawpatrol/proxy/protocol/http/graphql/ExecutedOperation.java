package org.clawpatrol.proxy.protocol.http.graphql;

import java.util.NavigableSet;

/**
 * The operation that a server executes for a request. Immutable by agreement.
 *
 * @param type {@code query}, {@code mutation} or {@code subscription}
 * @param name empty when it has none
 * @param fields names of the root fields, fragments expanded, without aliases
 */
public record ExecutedOperation(String type, String name, NavigableSet<String> fields) {}
