package org.clawpatrol.proxy.telemetry;

import java.util.List;

/**
 * What tells the readings of one family apart. Immutable.
 *
 * @param names as many as values
 */
public record Labels(List<String> names, List<String> values) {
    public Labels {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    static Labels none() {
        return new Labels(List.of(), List.of());
    }

    static Labels of(String name, String value) {
        return new Labels(List.of(name), List.of(value));
    }

    static Labels of(String name, String value, String secondName, String secondValue) {
        return new Labels(List.of(name, secondName), List.of(value, secondValue));
    }
}
