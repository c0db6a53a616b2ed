package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine that joined the gateway of a lab, whose programs start under {@code run}. */
public final class Device {
    private final Product product;
    private final Path folder;

    private Device(Product product, Path folder) {
        this.product = product;
        this.folder = folder;
    }

    public static Device joined(Lab lab) throws IOException, InterruptedException {
        Device device = new Device(lab.product(), lab.folder().resolve("device"));
        Finished joined =
                lab.product().call("join", "--local", "--ca-dir", device.folder.toString());
        if (joined.code() != 0) {
            throw new IOException(joined.err());
        }
        return device;
    }

    /** A machine named like its profile, joined by an operator. */
    public static Device joined(Lab lab, String profile) throws IOException, InterruptedException {
        Path folder = lab.folder().resolve("device-" + profile);
        var product =
                new Product(
                        lab.folder().resolve("home"),
                        lab.folder(),
                        Map.of("CLAWPATROL_OPERATOR_TOKEN", lab.operatorToken()));
        Finished joined =
                product.call(
                        "join",
                        "--local",
                        "--hostname",
                        profile,
                        "--profile",
                        profile,
                        "--ca-dir",
                        folder.toString());
        if (joined.code() != 0) {
            throw new IOException(joined.err());
        }
        return new Device(product, folder);
    }

    /** What proves it to the gateway. */
    public String token() throws IOException {
        return Files.readString(folder.resolve("api-token")).strip();
    }

    /** Runs a program through the gateway to its end. */
    public Finished run(String... words) throws IOException, InterruptedException {
        return Product.finish(product.start(command(words)), "");
    }

    /** The words that start a program through the gateway. */
    public List<String> command(String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--ca-dir", folder.toString(), "--"));
        all.addAll(List.of(words));
        return Product.command(all.toArray(String[]::new));
    }
}
