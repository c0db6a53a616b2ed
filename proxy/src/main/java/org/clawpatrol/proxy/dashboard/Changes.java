package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers a change that was made: JSON for programs, the page again for forms. */
final class Changes {
    private Changes() {}

    static void done(Context request, Submission submission, String page) {
        switch (submission) {
            case JsonSubmission _ ->
                    Answers.json(request, JsonNodeFactory.instance.objectNode().put("ok", true));
            case FormSubmission _ -> Answers.seeOther(request, page);
        }
    }
}
