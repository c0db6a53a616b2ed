@NullMarked
package org.clawpatrol.proxy.replay;

import org.jspecify.annotations.NullMarked;
