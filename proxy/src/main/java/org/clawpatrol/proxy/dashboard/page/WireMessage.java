package org.clawpatrol.proxy.dashboard.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an agent sent, safe to show.
 *
 * @param bodyCut whether more was sent than is shown
 */
public record WireMessage(
        VisibleText method,
        VisibleText host,
        VisibleText target,
        VisibleText query,
        List<Header> headers,
        VisibleText body,
        boolean bodyCut) {
    public WireMessage {
        headers = List.copyOf(headers);
    }

    public record Header(VisibleText name, VisibleText value) {}

    /** One header line per value, in the order given. */
    public static List<Header> headers(Map<String, List<String>> headers) {
        var lines = new ArrayList<Header>();
        headers.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        lines.add(
                                                new Header(
                                                        VisibleText.strict(name),
                                                        VisibleText.line(value)))));
        return lines;
    }
}
