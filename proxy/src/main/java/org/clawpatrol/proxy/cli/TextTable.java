package org.clawpatrol.proxy.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of text under titles, in columns as wide as they need to be. Immutable.
 *
 * @param rows each as long as the titles
 */
record TextTable(List<String> titles, List<List<String>> rows) {
    TextTable {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }

    /** One line for the titles and one for each row, without spaces at their ends. */
    List<String> lines() {
        return Stream.concat(Stream.of(titles), rows.stream()).map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).repeat(' ', width(column) - cell.length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return Stream.concat(Stream.of(titles), rows.stream())
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(0);
    }
}
