package org.clawpatrol.dsl.report;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
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
    private static final int MICROSECONDS = 6;

    private final Instant at;

    JUnitXml(Instant at) {
        this.at = at;
    }

    String of(FixtureReport report) {
        Map<String, List<Timed>> files = new LinkedHashMap<>();
        for (int i = 0; i < report.results().size(); i++) {
            FixtureResult result = report.results().get(i);
            files.computeIfAbsent(result.name().file(), _ -> new ArrayList<>())
                    .add(new Timed(result, report.took().get(i)));
        }
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            int id = 0;
            for (Map.Entry<String, List<Timed>> file : files.entrySet()) {
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

    private record Timed(FixtureResult result, Duration took) {}

    private void suite(int id, String file, List<Timed> results, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", file, xml);
        attribute("package", "clawpatrol", xml);
        attribute("id", String.valueOf(id), xml);
        attribute("tests", String.valueOf(results.size()), xml);
        attribute("failures", count(results, FixtureResult.Mismatch.class), xml);
        attribute("errors", count(results, FixtureResult.Broken.class), xml);
        attribute(
                "time",
                seconds(results.stream().map(Timed::took).reduce(Duration.ZERO, Duration::plus)),
                xml);
        attribute("timestamp", SECONDS.format(at), xml);
        attribute("hostname", "localhost", xml);
        xml.writeEmptyElement("properties");
        for (Timed each : results) {
            testCase(each.result(), each.took(), xml);
        }
        xml.writeEmptyElement("system-out");
        xml.writeEmptyElement("system-err");
        xml.writeEndElement();
    }

    private static String count(List<Timed> results, Class<? extends FixtureResult> type) {
        return String.valueOf(results.stream().map(Timed::result).filter(type::isInstance).count());
    }

    private static String seconds(Duration took) {
        return BigDecimal.valueOf(took.toNanos() / 1_000, MICROSECONDS).toPlainString();
    }

    private static void testCase(FixtureResult result, Duration took, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", TestDiagnostics.title(result), xml);
        attribute("classname", result.name().file(), xml);
        attribute("time", seconds(took), xml);
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
