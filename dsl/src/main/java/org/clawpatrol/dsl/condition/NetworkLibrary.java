package org.clawpatrol.dsl.condition;

import static org.clawpatrol.dsl.condition.LibraryFunction.function;
import static org.clawpatrol.dsl.condition.LibraryFunction.method;
import static org.clawpatrol.engine.type.Type.Simple.BOOL;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.library.network.AddressTest;
import org.clawpatrol.engine.library.network.ContainsAddress;
import org.clawpatrol.engine.library.network.ContainsNetwork;
import org.clawpatrol.engine.library.network.Family;
import org.clawpatrol.engine.library.network.IsAddress;
import org.clawpatrol.engine.library.network.IsCanonical;
import org.clawpatrol.engine.library.network.IsNetwork;
import org.clawpatrol.engine.library.network.Masked;
import org.clawpatrol.engine.library.network.NetworkAddress;
import org.clawpatrol.engine.library.network.ParseAddress;
import org.clawpatrol.engine.library.network.ParseNetwork;
import org.clawpatrol.engine.library.network.PrefixLength;
import org.clawpatrol.engine.type.Type;

/** The functions of IP addresses and networks, as a table. Stateless. */
final class NetworkLibrary {
    static final Type ADDRESS = new Type.Opaque("net.IP");
    static final Type NETWORK = new Type.Opaque("net.CIDR");

    private NetworkLibrary() {}

    static List<LibraryFunction> all() {
        return Stream.of(texts(), addresses(), networks()).flatMap(List::stream).toList();
    }

    private static List<LibraryFunction> texts() {
        return List.of(
                function(
                        new ParseAddress(),
                        "the IP address of a text; an error when it is none",
                        Overload.of(ADDRESS, STRING)),
                function(
                        new ParseNetwork(),
                        "the network of a text such as `10.0.0.0/8`; an error when it is none",
                        Overload.of(NETWORK, STRING)),
                function(
                        new IsAddress(),
                        "whether a text is an IP address",
                        Overload.of(BOOL, STRING)),
                function(new IsNetwork(), "whether a text is a network", Overload.of(BOOL, STRING)),
                function(
                        new IsCanonical(),
                        "whether a text is the canonical form of its IP address; an error when it"
                                + " is none",
                        Overload.of(BOOL, STRING)));
    }

    private static List<LibraryFunction> addresses() {
        return List.of(
                method(new Family(), "4 or 6", Overload.of(INT, ADDRESS)),
                test(AddressTest.Kind.UNSPECIFIED, "whether it is `0.0.0.0` or `::`"),
                test(AddressTest.Kind.LOOPBACK, "whether it means the machine itself"),
                test(
                        AddressTest.Kind.GLOBAL_UNICAST,
                        "whether it means one machine beyond the link, private networks included"),
                test(
                        AddressTest.Kind.LINK_LOCAL_MULTICAST,
                        "whether it means several machines on the link"),
                test(
                        AddressTest.Kind.LINK_LOCAL_UNICAST,
                        "whether it means one machine on the link"));
    }

    private static LibraryFunction test(AddressTest.Kind kind, String doc) {
        return method(new AddressTest(kind), doc, Overload.of(BOOL, ADDRESS));
    }

    private static List<LibraryFunction> networks() {
        return List.of(
                method(
                        new ContainsAddress(),
                        "whether an address belongs to the network",
                        Overload.of(BOOL, NETWORK, ADDRESS),
                        Overload.of(BOOL, NETWORK, STRING)),
                method(
                        new ContainsNetwork(),
                        "whether all addresses of another network belong to the network",
                        Overload.of(BOOL, NETWORK, NETWORK),
                        Overload.of(BOOL, NETWORK, STRING)),
                method(
                        new NetworkAddress(),
                        "the address as written, host bits included",
                        Overload.of(ADDRESS, NETWORK)),
                method(
                        new Masked(),
                        "the network without host bits",
                        Overload.of(NETWORK, NETWORK)),
                method(
                        new PrefixLength(),
                        "how many bits the addresses of the network have in common",
                        Overload.of(INT, NETWORK)));
    }
}
