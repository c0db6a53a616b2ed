package org.clawpatrol.proxy.learn;

import java.util.List;

/**
 * A method and a path that were recorded. Immutable.
 *
 * @param method upper case
 * @param path decoded, with its slash
 */
record Seen(String method, String path) {

    /** What stands between the slashes; the last one is empty where the path ends with a slash. */
    List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }
}
