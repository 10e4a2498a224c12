def log = new File(basedir, 'build.log').text
def version = (log =~ /aux(?:-maven-plugin)?:([^:\s]+):plan/)[0][1]
assert log.contains('Among the dependencies of the aux-maven-plugin in pom.xml, io.github.auxtask.it:old-method:1 brings'
    + ' io.github.auxtask:aux-runtime:0.0.1, but the worker computes with version ' + version + ': exclude it there')
assert log.contains('Among the dependencies of the project in pom.xml is io.github.auxtask:aux-runtime:0.0.1, but the worker'
    + ' computes with version ' + version + ': write that version, or compute with the other one by -Daux.runtimeVersion=0.0.1.')
return true
