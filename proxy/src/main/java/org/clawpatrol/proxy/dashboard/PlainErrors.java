package org.clawpatrol.proxy.dashboard;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the server refuses before any route sees it, in one line that names no product.
 * Immutable.
 */
final class PlainErrors extends ErrorHandler {
    private final SecurityHeaders headers;

    PlainErrors(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        headers.all().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Content.Sink.write(
                response, true, "refused: status " + response.getStatus() + "\n", callback);
        return true;
    }
}
