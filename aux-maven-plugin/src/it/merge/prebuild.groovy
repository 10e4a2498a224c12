import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

// what others would publish: a jar with their folder of records, in a repository and as a file
def jar = new File(basedir, 'their-runs.jar')
new ZipOutputStream(new FileOutputStream(jar)).withCloseable { zip ->
    new File(basedir, 'theirs').eachFileRecurse { file ->
        if (file.isFile()) {
            zip.putNextEntry(new ZipEntry(new File(basedir, 'theirs').toPath().relativize(file.toPath()).toString().replace('\\', '/')))
            zip.write(file.bytes)
            zip.closeEntry()
        }
    }
}
def published = new File(localRepositoryPath, 'org/example/their-runs/1')
published.mkdirs()
new File(published, 'their-runs-1.jar').bytes = jar.bytes
new File(published, 'their-runs-1.pom').text = '<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>their-runs</artifactId><version>1</version></project>'
return true
