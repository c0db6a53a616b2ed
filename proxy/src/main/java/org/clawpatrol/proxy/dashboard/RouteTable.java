package org.clawpatrol.proxy.dashboard;

import io.javalin.config.RoutesConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every route and who may use it. Immutable. */
final class RouteTable {
    private final List<Route> routes;
    private final Map<String, Access> exact = new HashMap<>();

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            Access before = exact.put(key(route.verb().name(), route.path()), route.access());
            if (before != null) {
                throw new IllegalArgumentException("route declared twice: " + route.path());
            }
        }
    }

    List<Route> all() {
        return routes;
    }

    /** Who may use it; what is not declared under exactly this path is for operators. */
    Access access(String method, String path) {
        String verb = method.equals("HEAD") ? "GET" : method;
        return exact.getOrDefault(key(verb, path), Access.OPERATOR);
    }

    void register(RoutesConfig javalin) {
        for (Route route : routes) {
            switch (route.verb()) {
                case GET -> javalin.get(route.path(), route.handler());
                case POST -> javalin.post(route.path(), route.handler());
            }
        }
    }

    private static String key(String verb, String path) {
        return verb + " " + path;
    }
}
