package io.saveplay.journal;

/** Where the database of the journal runs. */
interface Host extends AutoCloseable {

    /**
     * Makes sure that the database runs, as far as that is in our hands; answers at once when it does.
     *
     * @throws DatabaseException when it does not run; a later try may go better
     */
    Address start() throws DatabaseException;

    /** Whether it runs, as far as that can be seen without asking it. */
    boolean runs();

    /** Ends it, as far as it is ours. */
    @Override
    void close();

    /** A database that somebody else runs. */
    record External(Address address) implements Host {
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
