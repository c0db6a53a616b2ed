package org.clawpatrol.dsl.report;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureResult;

/**
 * Results as XML in the shape of JUnit's Ant task, which build servers read: a suite for each file,
 * every attribute that its schema requires. Immutable.
 */
final class JUnitXml {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String NO_TIME = "0.000";

    private final Instant at;

    JUnitXml(Instant at) {
        this.at = at;
    }

    String of(FixtureReport report) {
        Map<String, List<FixtureResult>> files = new LinkedHashMap<>();
        report.results()
                .forEach(
                        result ->
                                files.computeIfAbsent(result.name().file(), _ -> new ArrayList<>())
                                        .add(result));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            int id = 0;
            for (Map.Entry<String, List<FixtureResult>> file : files.entrySet()) {
                suite(id++, file.getKey(), file.getValue(), xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private void suite(int id, String file, List<FixtureResult> results, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", file, xml);
        attribute("package", "clawpatrol", xml);
        attribute("id", String.valueOf(id), xml);
        attribute("tests", String.valueOf(results.size()), xml);
        attribute("failures", count(results, FixtureResult.Mismatch.class), xml);
        attribute("errors", count(results, FixtureResult.Broken.class), xml);
        attribute("time", NO_TIME, xml);
        attribute("timestamp", SECONDS.format(at), xml);
        attribute("hostname", "localhost", xml);
        xml.writeEmptyElement("properties");
        for (FixtureResult result : results) {
            testCase(result, xml);
        }
        xml.writeEmptyElement("system-out");
        xml.writeEmptyElement("system-err");
        xml.writeEndElement();
    }

    private static String count(List<FixtureResult> results, Class<? extends FixtureResult> type) {
        return String.valueOf(results.stream().filter(type::isInstance).count());
    }

    private static void testCase(FixtureResult result, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", TestDiagnostics.title(result), xml);
        attribute("classname", result.name().file(), xml);
        attribute("time", NO_TIME, xml);
        switch (result) {
            case FixtureResult.Match _ -> {}
            case FixtureResult.Mismatch mismatch -> problem("failure", mismatch, xml);
            case FixtureResult.Broken broken -> problem("error", broken, xml);
        }
        xml.writeEndElement();
    }

    private static void problem(String element, FixtureResult result, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", TestDiagnostics.summary(result), xml);
        attribute("type", element.equals("failure") ? "mismatch" : "broken", xml);
        xml.writeCharacters(legal(FixtureReport.text(result)));
        xml.writeEndElement();
    }

    private static void attribute(String name, String value, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /** The characters that XML 1.0 (section 2.2) has no way to write become U+FFFD. */
    private static String legal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isLegal(c) ? c : 0xfffd));
        return out.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
