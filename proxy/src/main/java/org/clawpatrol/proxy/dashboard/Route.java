package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Handler;

/**
 * One thing the server answers.
 *
 * @param path exact, or with {@code {name}} parts for GET
 */
record Route(Verb verb, String path, Access access, Handler handler) {

    enum Verb {
        GET,
        POST
    }

    static Route open(String path, Handler handler) {
        return new Route(Verb.GET, path, Access.PUBLIC, handler);
    }

    static Route get(String path, Handler handler) {
        return new Route(Verb.GET, path, Access.OPERATOR, handler);
    }

    static Route self(String path, Handler handler) {
        return new Route(Verb.GET, path, Access.SELF, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(Verb.POST, path, Access.OPERATOR, handler);
    }
}
