package org.clawpatrol.proxy.protocol.http;

/** What an agent's HTTP/1.1 connection is doing. */
enum AgentPhase {
    /** Waiting for a head. */
    HEAD,
    /** A request is being handled and its body has not ended. */
    BODY,
    /** A request was read completely and is being answered. */
    ANSWER,
    /** HTTP was left: bytes are passed on until the connection ends. */
    SWITCHED,
    /** Nothing more is read as a request. */
    CLOSING
}
