/** The lab: the real gateway as a child process, an origin that records, clients and peers. */
@NullMarked
package org.clawpatrol.conformance.lab;

import org.jspecify.annotations.NullMarked;
