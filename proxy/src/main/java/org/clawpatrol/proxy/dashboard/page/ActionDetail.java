package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/** Everything the journal keeps of one action. */
public record ActionDetail(
        String id, Moment at, Badge verdict, WireMessage message, List<Field> fields) {
    public ActionDetail {
        fields = List.copyOf(fields);
    }

    /** A labelled value; empty ones are not shown. */
    public record Field(String label, VisibleText value) {}
}
