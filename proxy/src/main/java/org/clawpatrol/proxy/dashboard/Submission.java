package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** What a POST says, as JSON from a program or as a form of our own pages. */
sealed interface Submission permits JsonSubmission, FormSubmission {
    String ATTRIBUTE = "submission";

    static Submission of(Context request) {
        Submission submission = request.attribute(ATTRIBUTE);
        if (submission == null) {
            throw new IllegalStateException("route " + request.path() + " is not guarded");
        }
        return submission;
    }

    /** A text; empty when it is not there. */
    Optional<String> find(String name);

    /** A yes or no; it has no default, so a forgotten field decides nothing. */
    boolean flag(String name);

    /** Named texts. */
    Map<String, String> entries(String name);

    default String text(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    static RefusedException missing(String name) {
        return new RefusedException(400, "`" + name + "` is missing or of the wrong kind");
    }
}
