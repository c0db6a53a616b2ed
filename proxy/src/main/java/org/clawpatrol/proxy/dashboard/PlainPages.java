package org.clawpatrol.proxy.dashboard;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;

/** Leaves what the templates write as it is. Stateless. */
final class PlainPages implements HtmlInterceptor {
    @Override
    public void onHtmlTagOpened(
            String name, Map<String, Object> attributes, TemplateOutput output) {}

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput output) {}
}
