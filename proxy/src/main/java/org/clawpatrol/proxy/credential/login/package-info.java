/** Logins of operators at authorization servers: making them, keeping them, ending them. */
@NullMarked
package org.clawpatrol.proxy.credential.login;

import org.jspecify.annotations.NullMarked;
