package org.clawpatrol.dsl.function;

/** The texts that the function {@code file} may read. */
public interface TextFiles {

    /**
     * The text of a file.
     *
     * @param path relative to the folder of the configuration
     */
    String read(String path) throws UnreadableTextException;
}
