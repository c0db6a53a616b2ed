package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Which test or fixture a result is about. Immutable.
 *
 * @param label as reports call it, unique among the tests of one run
 * @param place where it stands; the beginning of the file for a fixture
 * @param test its name in the file; empty for a fixture and for a problem of the file
 */
public record CaseName(String label, Span place, String test) {

    /** Of a JSON fixture, whose text no place is shown in. */
    static CaseName of(Path fixture) {
        return new CaseName(fixture.toString(), new Span(new Source(fixture + "", ""), 0, 0), "");
    }

    static CaseName of(Path file, PolicyTest test) {
        return new CaseName(file + ": " + test.name(), test.header(), test.name());
    }

    /** The file as the user named it. */
    public String file() {
        return place.source().name();
    }
}
