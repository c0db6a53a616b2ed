package org.clawpatrol.proxy.dashboard;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The few shapes an answer can have. */
final class Answers {
    private Answers() {}

    /** A page or a part of one. */
    @FunctionalInterface
    interface Template {
        void render(HtmlTemplateOutput output, HtmlInterceptor interceptor);
    }

    static void page(Context request, Template template) {
        var text = new StringOutput();
        template.render(new OwaspHtmlTemplateOutput(text), new PlainPages());
        request.contentType("text/html; charset=utf-8").result(text.toString());
    }

    static void json(Context request, JsonNode body) {
        request.contentType("application/json").result(body.toString());
    }

    static void text(Context request, int status, String text) {
        request.status(status).contentType("text/plain; charset=utf-8").result(text + "\n");
    }

    /** After a change made by a form: show the page again. */
    static void seeOther(Context request, String path) {
        request.redirect(path, HttpStatus.SEE_OTHER);
    }
}
