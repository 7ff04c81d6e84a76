package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a rules folder at one moment. Links are followed as long as they stay inside the folder, which is how
 * Kubernetes mounts a config map; hidden names are passed over, so that the files behind such links are there once.
 *
 * @param files the rule files by their name in the folder
 * @param stamps what tells that a file is still the same, by name
 * @param problems what is there and cannot be a rule file
 */
record RulesLook(SortedMap<String, Path> files, SortedMap<String, List<Object>> stamps, List<Problem> problems) {
    private static final int MOST_FILES = 5_000;
    private static final int DEEPEST = 20;

    /** Looks at a folder; what cannot be looked at is among the problems. */
    static RulesLook at(Path root) {
        Visitor visitor = new Visitor(root);
        try {
            visitor.start();
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, visitor);
        } catch (IOException e) {
            visitor.problems.add(Problem.in(named(root), "not-readable", "the folder cannot be read"));
        }
        // Stamps hold problems as well: a file that turns into a folder has changed.
        visitor.problems.forEach(problem -> visitor.stamps.put(problem.text(), List.of()));
        return new RulesLook(visitor.files, visitor.stamps, List.copyOf(visitor.problems));
    }

    /** The folder without the path to it, which is nobody else's matter. */
    static String named(Path root) {
        return root.getFileName() == null ? "rules" : root.getFileName().toString();
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedMap<String, Path> files = new TreeMap<>();
        private final SortedMap<String, List<Object>> stamps = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Map<Path, Path> folders = new HashMap<>();
        private final boolean hasChangeTime;
        private @Nullable Path top;

        Visitor(Path root) {
            this.root = root;
            this.hasChangeTime =
                    root.getFileSystem().supportedFileAttributeViews().contains("unix");
        }

        void start() throws IOException {
            top = root.toRealPath();
            folders.put(root, top);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            String name = RulePath.of(root.relativize(folder));
            if (RulePath.isHidden(name)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (RulePath.isRuleFile(name)) {
                problems.add(Problem.in(name, "not-readable", "is a folder, and its name is that of a rule file"));
                return FileVisitResult.SKIP_SUBTREE;
            }
            Path real = folder.toRealPath();
            folders.put(folder, real);
            return isInside(real, name) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = RulePath.of(root.relativize(file));
            if (!RulePath.isRuleFile(name)) {
                return FileVisitResult.CONTINUE;
            }
            if (files.size() == MOST_FILES) {
                problems.add(
                        Problem.in(named(root), "too-many", "the folder has more than " + MOST_FILES + " rule files"));
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isSymbolicLink()) {
                problems.add(Problem.in(name, "not-readable", "is a link that leads nowhere"));
            } else if (!attributes.isRegularFile()) {
                problems.add(Problem.in(name, "not-readable", "is not a file, and its name is that of a rule file"));
            } else {
                look(file, name, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Every file is looked at a few times a second, and what its links are asked of costs most of it. */
        private void look(Path file, String name, BasicFileAttributes attributes) throws IOException {
            Map<String, Object> own = Files.readAttributes(
                    file, hasChangeTime ? "unix:isSymbolicLink,ctime" : "isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
            boolean link = Boolean.TRUE.equals(own.get("isSymbolicLink"));
            Path folder = folders.get(file.getParent());
            // Where neither it nor its folder is a link to elsewhere, it lies where it seems to lie.
            Path real = link || folder == null ? file.toRealPath() : folder.resolve(file.getFileName());
            if (isInside(real, name)) {
                files.put(name, file);
                stamps.put(name, stamp(real, attributes, link && hasChangeTime ? changeTime(real) : own.get("ctime")));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) {
            String name = path.equals(root) ? named(root) : RulePath.of(root.relativize(path));
            if (!RulePath.isHidden(name)) {
                problems.add(Problem.in(
                        name,
                        "not-readable",
                        failure instanceof FileSystemLoopException
                                ? "is a link to a folder that it lies in"
                                : "cannot be read"));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What the folder does not hold is not the analysts' to show, however it is linked to. */
        private boolean isInside(Path real, String name) {
            if (top != null && real.startsWith(top)) {
                return true;
            }
            problems.add(Problem.in(name, "outside", "is a link to a place outside of the rules folder"));
            return false;
        }

        /** An edit may leave size and time as they were; where the time of the change of the entry is known, it tells. */
        private static List<Object> stamp(Path real, BasicFileAttributes attributes, @Nullable Object changed) {
            List<Object> stamp = new ArrayList<>();
            stamp.add(real.toString());
            stamp.add(attributes.lastModifiedTime());
            stamp.add(attributes.size());
            if (attributes.fileKey() != null) {
                stamp.add(attributes.fileKey());
            }
            if (changed != null) {
                stamp.add(changed);
            }
            return List.copyOf(stamp);
        }

        private static Object changeTime(Path file) throws IOException {
            return Files.getAttribute(file, "unix:ctime");
        }
    }
}
