def log = new File(basedir, 'build.log').text
assert log.count('skipped (aux.skip)') == 6
assert log.contains('no report (aux.skip)')
assert !new File(basedir, 'target/aux-work').exists()
assert !new File(basedir, 'target/site/reproduction.html').exists()
return true
