def log = new File(basedir, 'build.log').text
// from the repository: both of theirs are new
assert log.contains('2 runs added, 0 runs with evaluations that were missing, 0 other trainings kept as attempts, 0 here already')
// from the jar and from the folder: nothing is new any more
assert log.count('0 runs added, 0 runs with evaluations that were missing, 0 other trainings kept as attempts, 2 here already') == 2
def records = new File(basedir, 'runs/full').list().findAll { it.endsWith('.json') }
assert records.size() == 4
// the digest is of all that a record says, however its file is written
def digest = { new groovy.json.JsonSlurper().parse(it, 'UTF-8').digest }
new File(basedir, 'theirs/runs/full').listFiles().each { theirs ->
    assert digest(new File(basedir, 'runs/full/' + theirs.name)) == digest(theirs)
}
// four cells of two seeds each
assert !log.contains('with fewer than')
assert log.contains('BUILD SUCCESS')
return true
