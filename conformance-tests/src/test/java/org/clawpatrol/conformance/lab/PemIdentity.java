package org.clawpatrol.conformance.lab;

import java.nio.file.Path;

/**
 * A server's certificate and private key in files.
 *
 * @param name host the certificate is for
 * @param certificate PEM file with the chain
 * @param key PEM file
 */
public record PemIdentity(String name, Path certificate, Path key) {}
