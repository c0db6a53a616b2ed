package org.clawpatrol.proxy.telemetry;

import java.util.List;

/** What a name stands for, and its readings at one moment. */
public sealed interface MetricFamily {
    /** Words joined by dots and underscores, such as {@code clawpatrol.request.duration}. */
    String name();

    /** One sentence for operators. */
    String help();

    /** Numbers that only grow. */
    record Counts(String name, String help, List<Reading> readings) implements MetricFamily {
        public Counts {
            readings = List.copyOf(readings);
        }
    }

    /** Numbers that go up and down. */
    record Levels(String name, String help, List<Reading> readings) implements MetricFamily {
        public Levels {
            readings = List.copyOf(readings);
        }
    }

    /** Times, in seconds. */
    record Times(String name, String help, List<Distribution> distributions)
            implements MetricFamily {
        public Times {
            distributions = List.copyOf(distributions);
        }
    }
}
