/** What a jar from outside could hold. It uses the public interface only, which a test proves. */
package org.example;
