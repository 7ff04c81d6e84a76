package io.saveplay.journal;

/** The database server that the journal is on. */
interface Server extends AutoCloseable {

    /**
     * Makes sure that the server runs, as far as that is in our hands. Returns at once when it does.
     *
     * @throws DatabaseException when it cannot be started; the message is for the operator
     */
    Address start();

    /** Whether the server runs, as far as that can be seen without asking it. */
    boolean runs();

    /** Ends it, as far as it is ours. */
    @Override
    void close();

    /** A server that somebody else runs. */
    record External(Address address) implements Server {
        @Override
        public Address start() {
            return address;
        }

        @Override
        public boolean runs() {
            return true;
        }

        @Override
        public void close() {}
    }
}
